Feature: A first scenario
  Alice asks, Sue helps. Start here: copy it, change a line, run it again.

  @R-TOAST-ALL @R-TAKEN @R-CHAT @R-DONE-BY
  Scenario: Alice asks and Sue helps
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "The customer wants a refund of 900"
    Then Sue sees the toast for call c1 within 2s
    And Sam sees the toast for call c1 within 2s
    When Sue accepts the request on call c1
    Then Alice sees the request on call c1 helped
    And Sam sees that Sue took call c1
    When Sue says "Offer a voucher first" on call c1
    Then Alice reads on call c1:
      | Alice | The customer wants a refund of 900 |
      | Sue   | Offer a voucher first              |
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed
    And Sue is helping with nothing
