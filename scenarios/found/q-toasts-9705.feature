Feature: Q-TOASTS
  Shown: each request that seeks help, to each eligible supervisor who has not ignored it.

  # Only the model can decide when each message arrives.
  @model
  Scenario: Once found: shown: c1.1/sue/1, c1.1/sue/2; due: c1.1/sue/2
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
    And Sue logs off
    And the session.end from Sue reaches supervisor Sue
    And Sue logs on to Interaction Supervisor
    And the session.start from Sue reaches supervisor Sue
    And everything is delivered
    Then Q-TOASTS holds
