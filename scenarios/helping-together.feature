Feature: Helping together
  Everybody of the workgroup sees what is open; others may join, leave again, or take over.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-SEEN
  Scenario: Alice sees on whose screens her request is
    Then Alice sees that Sam and Sue have seen the request on call c1 within 2s

  @R-LIST
  Scenario: The list of the workgroup says what waits and who helps
    Then Sam sees in the list call c1 of Alice waiting
    When Sue accepts the request on call c1
    Then Sam sees in the list call c1 of Alice helped by Sue
    When Alice presses Done on call c1
    Then Sam does not see call c1 in the list

  @R-JOIN
  Scenario: A further supervisor joins a request that is being helped
    Given Sue accepts the request on call c1
    When Sam joins the request on call c1
    Then Sam is helping with call c1
    And Alice sees that Sam and Sue help with call c1
    And Sue sees that Sue answers for call c1

  @R-JOIN
  Scenario: Where nobody helps yet there is nothing to join
    When Sam joins anyway on call c1
    Then Sam is refused notAttended

  @R-LEAVE
  Scenario: Who joined may leave again; the responsible one may not
    Given Sue accepts the request on call c1
    And Sam joins the request on call c1
    When Sam leaves the request on call c1
    Then Alice sees that Sue alone helps with call c1
    When Sue leaves anyway on call c1
    Then Sue is refused stateNotPermitted
    And Sue is helping with call c1

  @R-HANDOFF
  Scenario: The responsible supervisor hands over
    Given Sue accepts the request on call c1
    When Sue hands call c1 over to Sam
    Then Sam is helping with call c1
    And Sam sees that Sam answers for call c1
    And Alice sees that Sam alone helps with call c1
    And Sue is helping with nothing

  @R-HANDOFF
  Scenario: Nobody hands over to somebody who is gone
    Given Sue accepts the request on call c1
    And Sam logs off
    When Sue hands call c1 over anyway to Sam
    Then Sue is refused handoffTargetGone
    And Sue is helping with call c1
