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
    And messages wait until they are delivered
    And Alice presses Done on call c1
    And the done from Alice reaches agent Alice
    And the request.done from agent Alice reaches the request on call c1
    And the request.ended from the request on call c1 reaches agent Alice, if there is one
    And Alice asks anyway on call c1: "May I?"
    And the ask from Alice reaches agent Alice
    And the assistance.ask from agent Alice reaches call c1
    Then P-FREE-BEFORE-DONE holds
