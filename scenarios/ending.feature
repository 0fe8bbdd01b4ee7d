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
    And Sue presses Done anyway on call c1
    Then Sue is refused roleMissing
    And Alice sees the request on call c1 helped
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed

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
    Then Alice is refused requestDone
    When Sue accepts anyway on call c1
    Then Sue is refused requestDone
    When 10min pass
    Then Eve sees no toast
    And Sue sees no toast
    And Alice sees the request on call c1 done: withdrawn

  @R-ENDED @R-OUTCOMES
  Scenario: When the call ends while the request waits, so does the request
    When call c1 becomes disconnected
    Then Alice sees the request on call c1 done: interactionEnded
    And Sue sees the toast for call c1 closed: interactionEnded

  @R-ENDED @R-OUTCOMES
  Scenario: When the call ends while Sue helps, she is told
    When Sue accepts the request on call c1
    And call c1 becomes disconnected
    Then Alice sees the request on call c1 done: interactionEnded
    And Sue is helping with nothing

  @R-ENDED @R-OUTCOMES
  Scenario: When the call is transferred, the request ends and the next agent may ask
    Given Bob is logged on to the agent client
    When call c1 is transferred to Bob
    Then Alice sees the request on call c1 done: transferred
    And Alice no longer has call c1
    And Sue sees the toast for call c1 closed: transferred
    When call c1 becomes connected
    And Bob asks for assistance on call c1: "I have it now"
    Then Sue sees the toast for call c1

  # The record is read from the host itself; nobody at a desk has a page of it yet.
  @R-RECORD @model
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
