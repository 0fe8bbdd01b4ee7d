Feature: P-FREE-BEFORE-DONE
  An ask sent after its asker was told of the end is not refused as already active.

  # Only the model can decide when each message arrives.
  @model
  Scenario: Once found: c1.1 was said to be over, yet asking again was refused
    Given it does not matter what is refused
    And Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I?"
    And what the request on call c1 tells call c1 is held back
    And Alice presses Done on call c1
    And Alice asks anyway on call c1: "May I?"
    And what was held back arrives
    Then P-FREE-BEFORE-DONE holds
