Feature: Q-HELPING
  Who thinks they help are exactly the helpers of the request.

  # Only the model can decide when each message arrives.
  @model
  Scenario: Once found: think: sue c1.1; are: none
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I?"
    And what the request on call c1 tells supervisor Sue is held back
    And Sue accepts the request on call c1
    And Sue logs off
    And Sue logs on to Interaction Supervisor
    And what was held back arrives
    Then Q-HELPING holds
