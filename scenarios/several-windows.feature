Feature: One person with several windows
  People have their desk open twice without thinking of it. Whatever alerts them does so once.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Sue opens a second window

  @R-SOUND
  Scenario: A toast in two windows makes one sound, and so does its reminder
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Sue sees the toast for call c1
    And Sue hears exactly one sound
    When Sue has heard enough
    And 30s pass
    Then Sue hears exactly one sound

  @R-SOUND
  Scenario: The second window sounds once the first is closed
    When Sue closes the first window
    And Alice asks for assistance on call c1: "May I refund 900?"
    Then Sue sees the toast for call c1
    And Sue hears exactly one sound
    When Sue accepts the request on call c1
    Then Sue is helping with call c1
