Feature: Q-CLOSING
  Nothing stays closing.

  Scenario: Once found: c1.1 is still closing
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I?"
    And call c1 becomes disconnected
    Then Q-CLOSING holds
