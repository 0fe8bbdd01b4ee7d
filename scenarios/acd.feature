Feature: What the ACD says of interactions
  The ACD routes and moves interactions; what it says late or twice changes nothing.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-SOURCE
  Scenario: Late and doubled events of the ACD change nothing
    When call c1 becomes held as event 5 of the ACD
    And call c1 becomes connected as event 4 of the ACD
    Then Alice sees call c1 held
    When call c1 becomes connected as event 6 of the ACD
    And call c1 becomes held as event 6 of the ACD
    Then Alice sees call c1 connected

  @R-SOURCE @R-ENDED
  Scenario: A late end or transfer of a call takes no request away
    When call c1 becomes held as event 5 of the ACD
    And Alice asks for assistance on call c1: "Please help"
    And call c1 becomes disconnected as event 3 of the ACD
    And call c1 is transferred to Bob as event 4 of the ACD
    Then Alice sees the request on call c1 waiting
    And Sue sees the toast for call c1
    When call c1 becomes disconnected as event 6 of the ACD
    Then Alice sees the request on call c1 done: interactionEnded

  @R-ENDED @R-OUTCOMES
  Scenario: When the call ends while the request waits, so does the request
    When Alice asks for assistance on call c1: "May I refund 900?"
    And call c1 becomes disconnected
    Then Alice sees the request on call c1 done: interactionEnded
    And Sue sees the toast for call c1 closed: interactionEnded

  @R-ENDED @R-OUTCOMES
  Scenario: When the call ends while others help, they are told
    Given Sam is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And call c1 becomes disconnected
    Then Alice sees the request on call c1 done: interactionEnded
    And Sue is helping with nothing
    And Sam is helping with nothing

  @R-ENDED @R-OUTCOMES
  Scenario: When the call is transferred, the request ends and the next agent may ask
    Given Bob is logged on to the agent client
    When Alice asks for assistance on call c1: "May I refund 900?"
    And call c1 is transferred to Bob
    Then Alice sees the request on call c1 done: transferred
    And Alice no longer has call c1
    And Sue sees the toast for call c1 closed: transferred
    When call c1 becomes connected
    And Bob asks for assistance on call c1: "I have it now"
    Then Sue sees the toast for call c1

  @R-ENDED @R-OUTCOMES
  Scenario: When the call is transferred while Sue helps, she is told
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And call c1 is transferred to Bob
    Then Alice sees the request on call c1 done: transferred
    And Sue is helping with nothing
    And Sue does not see call c1 in the list
