Feature: Q-DIALOG
  A dialog shows the state of its request, also while its agent is logged off.

  # Only the model can decide when each message arrives.
  @model
  Scenario: Once found: c1.2 is waiting, its dialog shows nothing
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And what the request on call c1 tells agent Alice is held back
    When Alice asks for assistance on call c1: "May I?"
    And Alice withdraws the ask on call c1
    And Alice asks anyway on call c1: "May I?"
    And what was held back arrives
    Then Q-DIALOG holds
