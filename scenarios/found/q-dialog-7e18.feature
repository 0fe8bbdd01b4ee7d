Feature: Q-DIALOG
  A dialog shows the state of its request, also while its agent is logged off.

  # Only the model can decide when each message arrives.
  @model
  Scenario: Once found: c1.2 is waiting, its dialog shows nothing
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And messages wait until they are delivered
    When Alice asks for assistance on call c1: "May I?"
    And the ask from Alice reaches agent Alice
    And the assistance.ask from agent Alice reaches call c1
    And the route.ask from call c1 reaches workgroup support
    And the route.answer from workgroup support reaches call c1
    And the request.open from call c1 reaches the request on call c1
    And Alice withdraws the ask on call c1
    And the cancel from Alice reaches agent Alice
    And the assistance.cancel from agent Alice reaches call c1
    And the request.done from call c1 reaches the request on call c1
    And the request.over from the request on call c1 reaches call c1
    And Alice asks anyway on call c1: "May I?"
    And the ask from Alice reaches agent Alice
    And the assistance.ask from agent Alice reaches call c1
    And the route.ask from call c1 reaches workgroup support
    And the route.answer from workgroup support reaches call c1
    And the request.open from call c1 reaches the 2nd request on call c1
    And the request.opened from the 2nd request on call c1 reaches agent Alice
    And everything is delivered
    Then Q-DIALOG holds
