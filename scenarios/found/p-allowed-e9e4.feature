Feature: P-ALLOWED
  An ask is taken, and a request opened, only for the owner, on an ACD interaction, in a permitted state, with the right, and with an eligible supervisor in the answer to this very attempt.

  # Only the model can decide when each message arrives.
  @model
  Scenario: Once found: c1 took the answer to another attempt
    Given it does not matter what is refused
    And Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And what workgroup support tells call c1 is held back
    When Alice asks for assistance on call c1: "May I?"
    And Alice withdraws the ask on call c1
    And Alice asks for assistance on call c1: "May I?"
    And what was held back arrives
    Then P-ALLOWED holds
