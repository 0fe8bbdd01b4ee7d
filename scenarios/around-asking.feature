Feature: Around asking
  Withdrawing, urgency, reasons, typing, late events of the ACD, and closing the dialog of an active request.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-CANCEL-ASKING
  Scenario: Withdrawing an ask that has opened meanwhile ends the request
    Given Alice asks for assistance on call c1: "May I refund 900?"
    When Alice withdraws the ask on call c1
    Then Alice sees the request on call c1 done: withdrawn
    And Sue sees no toast

  @R-TEXT
  Scenario: An urgent request is marked as such
    When Alice asks urgently on call c1: "He threatens to sue"
    Then Sue sees the toast for call c1 marked urgent

  @R-TEXT
  Scenario: A reason that the workgroup does not have is refused
    When Alice asks anyway on call c1 because of weather: "May I?"
    Then Alice is refused unknownReason

  @R-TYPING
  Scenario: That somebody types is seen, and is over with the line
    Given Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    When Sue types on call c1
    Then Alice sees Sue typing on call c1 within 2s
    When Sue says "Yes" on call c1
    Then Alice sees that nobody types on call c1

  @R-SOURCE
  Scenario: A late event of the ACD changes nothing
    Given call c1 becomes held as event 5 of the ACD
    When call c1 becomes connected as event 4 of the ACD
    Then Alice sees call c1 held

  @R-CLOSE-ASKS
  Scenario: Closing the dialog of an active request asks first
    Given Alice asks for assistance on call c1: "May I refund 900?"
    When Alice closes the dialog of call c1
    Then Alice is asked whether to keep the request on call c1
    When Alice keeps the request on call c1 in the background
    Then Sue sees the toast for call c1

  @R-CLOSE-ASKS
  Scenario: Closing the dialog may end the request
    Given Alice asks for assistance on call c1: "May I refund 900?"
    When Alice closes the dialog of call c1
    And Alice ends the request on call c1 with its dialog
    Then Sue sees no toast
    And Alice sees the request on call c1 done: withdrawn
