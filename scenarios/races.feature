Feature: At the same time
  Two people act before either knows of the other. Only what holds in every order is asserted, unless the order is given.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-TAKEN
  Scenario: Two supervisors accept at the same time, and exactly one helps
    When at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    Then exactly one of Sue and Sam is refused alreadyTaken
    And exactly one of Sue and Sam is helping with call c1
    And Alice sees the request on call c1 helped
    And Sue sees no toast
    And Sam sees no toast

  @R-TAKEN
  Scenario: Whoever is first helps, and the later click says who that was
    When at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    And Sam's accept arrives before Sue's
    Then Sam is helping with call c1
    And Sue is refused alreadyTaken by Sam
    And Sue is helping with nothing

  @R-TAKEN @R-OUTCOMES
  Scenario: Alice withdraws before Sue's accept arrives
    When at the same time:
      | Alice presses Done on call c1      |
      | Sue accepts the request on call c1 |
    And Alice's Done arrives before Sue's
    Then Alice sees the request on call c1 done: withdrawn
    And Sue is refused requestDone
    And Sue is helping with nothing

  @R-TAKEN @R-OUTCOMES
  Scenario: Sue's accept arrives before Alice's Done
    When at the same time:
      | Alice presses Done on call c1      |
      | Sue accepts the request on call c1 |
    And Sue's accept arrives before Alice's
    Then Alice sees the request on call c1 done: completed
    And Sue is not refused
    And Sue is helping with nothing
    And Sam sees that Sue took call c1

  @R-IGNORE @R-TAKEN
  Scenario: One ignores while the other accepts
    When at the same time:
      * Sue ignores the request on call c1
      * Sam accepts the request on call c1
    And Sue's ignore arrives before Sam's
    Then Sam is helping with call c1
    And Sue sees no toast
    And Alice sees the request on call c1 helped
