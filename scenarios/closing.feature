Feature: Closing the dialog
  A dialog that is closed by mistake ends nothing.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-CLOSE-ASKS @R-POP
  Scenario: Closing asks, and the request goes on in the background until somebody writes
    Then Alice is not asked whether to keep the request on call c1
    When Alice closes the dialog of call c1
    Then Alice is asked whether to keep the request on call c1
    And Sue sees the toast for call c1
    When Alice keeps the request on call c1 in the background
    Then Sue sees the toast for call c1
    When Sue answers the request on call c1 with "Yes"
    Then Alice sees the request on call c1 helped
    And Alice is not asked whether to keep the request on call c1

  @R-CLOSE-ASKS
  Scenario: Closing asks, and the request may be ended there
    When Sue accepts the request on call c1
    And Alice closes the dialog of call c1
    Then Alice is asked whether to keep the request on call c1
    And Alice sees the request on call c1 helped
    When Alice ends the request on call c1 with its dialog
    Then Alice sees the request on call c1 done: completed
    And Sue is helping with nothing
