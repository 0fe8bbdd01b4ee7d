Feature: Helping together
  Every supervisor of the workgroup sees the open requests; more than one may help, and one answers for the request.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-LIST
  Scenario: The list has every open request of the workgroup, toasted or not
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Sue sees in the list call c1 of Alice waiting
    When Sue ignores the request on call c1
    Then Sue sees in the list call c1 of Alice waiting
    When Sam accepts the request on call c1
    Then Sue sees in the list call c1 of Alice helped by Sam
    When Sam logs off
    Then Sue sees in the list call c1 of Alice unattended
    When Alice presses Done on call c1
    Then Sue does not see call c1 in the list

  @R-LIST
  Scenario: Another workgroup's requests are not in the list; escalation supervisors see theirs before they are asked
    Given Bea is logged on to Interaction Supervisor
    And Eve is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Bea does not see call c1 in the list
    And Eve sees no toast
    And Eve sees in the list call c1 of Alice waiting

  @R-LIST
  Scenario: The list has the agents of the workgroup, and says who is logged on
    Given Bea is logged on to Interaction Supervisor
    And Bea goes to the wall
    And Sue goes to the wall
    Then Sue sees agent Alice in the list as logged on
    And Sue sees agent Bob in the list as logged off
    And Bea does not see agent Alice in the list
    When Bob logs on to the agent client
    And Alice logs off
    Then Sue sees agent Bob in the list as logged on
    And Sue sees agent Alice in the list as logged off
    When Bob works for billing only
    Then Sue does not see agent Bob in the list
    And Bea sees agent Bob in the list as logged on

  @R-JOIN @R-CHAT
  Scenario: A further supervisor joins and talks
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    Then Sam is helping with call c1
    And Sam sees that Sue answers for call c1
    And Alice sees that Sam and Sue help with call c1
    And Alice sees that Sue helps with call c1
    When Sam says "Give a voucher" on call c1
    Then Alice and Sam read the same conversation on call c1
    And Sue and Sam read the same conversation on call c1
    And Alice reads on call c1:
      | Alice | May I refund 900? |
      | Sam   | Give a voucher    |
    When Alice presses Done on call c1
    Then Sue is helping with nothing
    And Sam is helping with nothing

  @R-JOIN
  Scenario: Where nobody helps there is nothing to join; joining again is done
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sam joins anyway on call c1
    Then Sam is refused notAttended
    When Sue accepts the request on call c1
    And Sam joins the request on call c1
    And Sam joins anyway on call c1
    Then Sam is not refused
    And Alice sees that Sam and Sue help with call c1
    And the record of call c1 says:
      | Alice | initiated |
      | Sue   | accepted  |
      | Sam   | accepted  |

  @R-JOIN
  Scenario: Who has nothing to do with the workgroup cannot join
    Given Bea is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Bea joins anyway on call c1
    Then Bea is refused notEligible
    And Alice sees that Sue alone helps with call c1

  @R-LEAVE
  Scenario: Who joined may leave; the responsible one may not
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And Sam leaves the request on call c1
    Then Sam is helping with nothing
    And Alice sees that Sue alone helps with call c1
    When Sam says anyway "One more thing" on call c1
    Then Sam is refused notParticipant
    When Sue leaves anyway on call c1
    Then Sue is refused stateNotPermitted
    And Sue is helping with call c1
    When Sam leaves anyway on call c1
    Then Sam is refused notParticipant

  @R-HANDOFF
  Scenario: The responsible supervisor hands over and leaves
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sue hands call c1 over to Sam
    Then Sam is helping with call c1
    And Sam sees that Sam answers for call c1
    And Sue is helping with nothing
    And Alice sees that Sam alone helps with call c1
    And Alice sees that Sam helps with call c1
    And the record of call c1 says:
      | Alice | initiated          |
      | Sue   | accepted           |
      | Sam   | accepted           |
      | Sue   | handed over to Sam |
    When Sue says anyway "One more thing" on call c1
    Then Sue is refused notParticipant
    When Sue logs off
    Then Alice sees the request on call c1 helped

  @R-HANDOFF
  Scenario: Not to somebody who is gone, nor by somebody who does not answer for it
    Given Bea is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue hands call c1 over anyway to Sam
    Then Sue is refused notAttended
    When Sue accepts the request on call c1
    And Sue hands call c1 over anyway to Eve
    Then Sue is refused handoffTargetGone
    When Sam logs off
    And Sue hands call c1 over anyway to Sam
    Then Sue is refused handoffTargetGone
    When Sue hands call c1 over anyway to Bea
    Then Sue is refused handoffTargetGone
    And Sue is helping with call c1
    When Sam logs on to Interaction Supervisor
    Then Sam is helping with nothing
    When Sam joins the request on call c1
    And Sam hands call c1 over anyway to Sam
    Then Sam is refused notParticipant
    And Sam sees that Sue answers for call c1

  @R-HANDOFF @R-LIST
  Scenario: An escalation supervisor may take over a request that was never escalated
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Eve logs on to Interaction Supervisor
    And Sue hands call c1 over to Eve
    Then Eve is helping with call c1
    And Sam sees in the list call c1 of Alice helped by Eve

  # Only the model can keep back what a workgroup says of who is there.
  @R-HANDOFF @R-ABANDONED @model
  Scenario: A request handed over to somebody who turns out to be gone is unattended
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And support is slow to answer
    And Sam logs off
    And Sue hands call c1 over anyway to Sam
    Then Sue is not refused
    And Sue is helping with nothing
    When everybody answers again
    Then Alice sees the request on call c1 unattended
    And Sue sees the toast for call c1

  @R-HANDOFF @R-JOIN
  Scenario: A joined helper to whom the request is handed over answers for it
    Given Eve is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And Eve joins the request on call c1
    And Sue hands call c1 over to Sam
    Then Eve sees that Sam answers for call c1
    And Alice sees that Eve and Sam help with call c1
    When Sam leaves anyway on call c1
    Then Sam is refused stateNotPermitted

  @R-ABANDONED @R-JOIN @R-CHAT
  Scenario: A joined helper is not promoted when the responsible one is gone
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And Sue logs off
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1
    And Sam is helping with call c1
    And Alice sees that Sam alone helps with call c1
    When Sam says "I am still here" on call c1
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1
    And Alice reads 2 lines on call c1
    When Eve logs on to Interaction Supervisor
    And Eve joins anyway on call c1
    Then Eve is refused notAttended
    When Sam accepts the request on call c1
    Then Sam sees that Sam answers for call c1
    And Alice sees the request on call c1 helped

  @R-LEAVE @R-ABANDONED
  Scenario: A joined helper who logs off leaves, and the request stays helped
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And Sam logs off
    Then Alice sees the request on call c1 helped
    And Alice sees that Sue alone helps with call c1
