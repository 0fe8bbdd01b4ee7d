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
    When Sue logs off
    Then Alice sees the request on call c1 helped

  @R-HANDOFF
  Scenario: Not to somebody who is gone, nor by somebody who does not answer for it
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sue hands call c1 over anyway to Eve
    Then Sue is refused handoffTargetGone
    When Sue hands call c1 over anyway to Bea
    Then Sue is refused handoffTargetGone
    When Sam joins the request on call c1
    And Sam hands call c1 over anyway to Sam
    Then Sam is refused notParticipant
    And Sam sees that Sue answers for call c1

  @R-HANDOFF @R-LIST
  Scenario: An escalation supervisor may take over a request that was never escalated
    Given Eve is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sue hands call c1 over to Eve
    Then Eve is helping with call c1
    And Sam sees in the list call c1 of Alice helped by Eve

  @R-ABANDONED @R-JOIN
  Scenario: A joined helper is not promoted when the responsible one is gone
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And Sue logs off
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1
    And Sam is helping with call c1
    When Sam accepts the request on call c1
    Then Sam sees that Sam answers for call c1
    And Alice sees the request on call c1 helped

  @R-SEEN
  Scenario: The agent sees on whose screens the request has been
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Alice sees that Sue and Sam have seen the request on call c1

  @R-SEEN @R-ABANDONED
  Scenario: A new round counts anew who has seen it
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam logs off
    And Sue logs off
    Then Alice does not see anybody who has seen the request on call c1
    When Sam logs on to Interaction Supervisor
    Then Alice sees that Sam has seen the request on call c1

  @R-TYPING
  Scenario: Whoever types is seen typing, until the line is there
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    Then Alice does not see anybody typing on call c1
    When Sue types on call c1
    Then Alice sees Sue typing on call c1
    And Sue does not see anybody typing on call c1
    When Sue says "Yes" on call c1
    Then Alice does not see anybody typing on call c1
    And Alice reads 2 lines on call c1

  # A page counts these five seconds on its own clock, which a script does not move.
  @R-TYPING @model @server
  Scenario: Typing that is not said again is over after five seconds
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Alice types on call c1
    Then Sue sees Alice typing on call c1
    When 4s pass
    Then Sue sees Alice typing on call c1
    When 2s pass
    Then Sue does not see anybody typing on call c1
    And Sue reads 1 line on call c1
