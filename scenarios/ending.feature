Feature: Ending
  Only who asked ends a request, it ends once, and everybody learns how.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-DONE-BY
  Scenario: Nobody else ends a request
    Given Bob is logged on to the agent client
    When Bob presses Done anyway on call c1
    Then Bob is refused notInitiator
    When Sue accepts the request on call c1
    And Bob presses Done anyway on call c1
    Then Bob is refused notInitiator
    When Sue presses Done anyway on call c1
    Then Sue is refused roleMissing
    And Alice sees the request on call c1 helped
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed
    When Bob presses Done anyway on call c1
    Then Bob is refused notInitiator

  @R-DONE-BY @R-OUTCOMES
  Scenario: Done before an accept withdraws the request
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: withdrawn
    And Sue sees the toast for call c1 closed: withdrawn

  @R-FINAL
  Scenario: Done is final
    Given Eve is logged on to Interaction Supervisor
    When Alice presses Done on call c1
    And Alice presses Done anyway on call c1
    Then Alice is refused requestDone: withdrawn
    When Sue accepts anyway on call c1
    Then Sue is refused requestDone: withdrawn
    When Sue ignores anyway on call c1
    Then Sue is refused requestDone: withdrawn
    When Sue joins anyway on call c1
    Then Sue is refused requestDone: withdrawn
    When Sue leaves anyway on call c1
    Then Sue is refused requestDone: withdrawn
    When Sue hands call c1 over anyway to Eve
    Then Sue is refused requestDone: withdrawn
    When call c1 becomes disconnected
    Then Alice sees the request on call c1 done: withdrawn
    When 10min pass
    Then Eve sees no toast
    And Sue sees no toast
    And Alice sees the request on call c1 done: withdrawn

  @R-DONE-BY @R-OUTCOMES
  Scenario: Done after an accept completes the request, also while nobody attends
    When Sue accepts the request on call c1
    And Sue logs off
    And Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed
    When Sue logs on to Interaction Supervisor
    Then Sue sees no toast

  # Only the model can keep back what an interaction says.
  @R-SEQUENTIAL @R-DONE-BY @model
  Scenario: Whoever asked learns of the end only once the interaction is free
    Given Bob is logged on to the agent client
    And call c1 is slow to answer
    When Alice presses Done on call c1
    Then Sue sees the toast for call c1 closed: withdrawn
    And Alice sees the request on call c1 waiting
    When Alice presses Done anyway on call c1
    Then Alice sees the request on call c1 waiting
    When Bob presses Done anyway on call c1
    Then Bob is refused notInitiator
    When Sue accepts anyway on call c1
    Then Sue is refused requestDone: withdrawn
    When everybody answers again
    Then Alice sees the request on call c1 done: withdrawn
    And Alice's command is refused requestDone after all
    When Alice asks for assistance on call c1: "One more thing"
    Then Alice is not refused

  # Only the model can keep back what an interaction says.
  @R-SEQUENTIAL @R-NO-LATE @model
  Scenario: What is said while the request is ending is no line, and whoever asked learns of it with the end
    Given Sue accepts the request on call c1
    And call c1 is slow to answer
    When Alice presses Done on call c1
    And Alice says anyway "One more thing" on call c1
    Then Alice sees the request on call c1 helped
    When Sue says anyway "Good luck" on call c1
    Then Sue is refused requestDone: completed
    When everybody answers again
    Then Alice's command is refused requestDone after all
    And Alice sees the request on call c1 done: completed
    And Alice reads 1 line on call c1

  @R-RECORD
  Scenario: Every step is on the record, with its time
    Given Sam is logged on to Interaction Supervisor
    When Sue ignores the request on call c1
    And 20s pass
    And Sam accepts the request on call c1
    And 3min pass
    And Alice presses Done on call c1
    Then the record of call c1 says:
      | Alice | initiated |
      | Sue   | ignored   |
      | Sam   | accepted  |
      |       | completed |
    And the first response on call c1 took 20s
    And the request on call c1 took 200s

  @R-OUTCOME
  Scenario: There is an answer also about a request that never was
    Given Alice is on call c2 of support
    When Alice presses Done anyway on call c2
    Then Alice is refused unknownRequest
    When Alice says anyway "Hello?" on call c2
    Then Alice is refused unknownRequest
    When Sue joins anyway on call c2
    Then Sue is refused unknownRequest
    When Sue leaves anyway on call c2
    Then Sue is refused unknownRequest
    When Sue hands call c2 over anyway to Sam
    Then Sue is refused unknownRequest
