Feature: Closing the dialog
  A dialog that is closed by mistake ends nothing.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-CLOSE-ASKS @R-POP
  Scenario: Closing asks, and the request goes on in the background until somebody writes
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Alice is not asked whether to keep the request on call c1
    When Alice closes the dialog of call c1
    Then Alice is asked whether to keep the request on call c1
    And Sue sees the toast for call c1
    When Alice keeps the request on call c1 in the background
    Then Sue sees the toast for call c1
    When Alice has heard enough
    And Sue answers the request on call c1 with "Yes"
    Then Alice sees the request on call c1 helped
    And Alice is not asked whether to keep the request on call c1
    And Alice's desk pops up

  @R-CLOSE-ASKS @R-OUTCOMES
  Scenario: Closing asks, and the request that is helped may be ended there
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Alice closes the dialog of call c1
    Then Alice is asked whether to keep the request on call c1
    And Alice sees the request on call c1 helped
    When Alice ends the request on call c1 with its dialog
    Then Alice sees the request on call c1 done: completed
    And Sue is helping with nothing

  @R-CLOSE-ASKS @R-OUTCOMES
  Scenario: Closing asks, and the request that still waits may be withdrawn there
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Alice closes the dialog of call c1
    And Alice ends the request on call c1 with its dialog
    Then Alice sees the request on call c1 done: withdrawn
    And Sue sees the toast for call c1 closed: withdrawn

  @R-DRAFT
  Scenario: Closing before Send sends nothing and keeps the draft, also over a refresh
    When Alice writes "Never mind" on call c1 and closes the dialog
    Then Sue sees no toast
    And Alice sees no request on call c1
    And Alice finds the draft "Never mind" on call c1
    When Alice refreshes the page
    Then Alice finds the draft "Never mind" on call c1
    And Sue sees no toast

  @R-DRAFT
  Scenario: A draft is nowhere but in the browser in which it was written, and gone once it is sent
    When Alice writes "Never mind" on call c1 and closes the dialog
    And Alice logs on to the agent client in a second browser
    Then Alice finds no draft on call c1 in the second browser
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Alice presses Done on call c1
    Then Alice finds no draft on call c1
