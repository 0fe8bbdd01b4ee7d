Feature: Q-TOASTS
  Shown: each request that seeks help, to each eligible supervisor who has not ignored it.

  # Only the model can decide when each message arrives.
  @model
  Scenario: Once found: shown: c1.1/sue/1, c1.1/sue/2; due: c1.1/sue/2
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And what the request on call c1 tells supervisor Sue is held back
    When Alice asks for assistance on call c1: "May I?"
    And Sue logs off
    And Sue logs on to Interaction Supervisor
    And what was held back arrives
    Then Q-TOASTS holds
