Feature: P-ONE-WINNER
  In each round at most one accept succeeds.

  Scenario: Once found: sue and sam both took c1.1
    Given it does not matter what is refused
    And Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I?"
    And at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    And Sue's accept arrives before Sam's
    Then P-ONE-WINNER holds
