Feature: Finer points
  What shows only in a particular situation, and what nothing else would notice if it were broken.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  # Only the model can keep the workgroup's answer back.
  @R-CANCEL-ASKING @model
  Scenario: What the workgroup said to a withdrawn ask says nothing about the next one
    Given support is slow to answer
    When Sue logs off
    And Alice asks for assistance on call c1: "Is anybody there?"
    And Alice withdraws the ask on call c1
    Then Alice's command is refused attemptCancelled after all
    When Sue logs on to Interaction Supervisor
    And Alice asks for assistance on call c1: "And now?"
    And everybody answers again
    Then Alice sees the request on call c1 waiting
    And Sue sees the toast for call c1

  @R-TEXT
  Scenario: A request is urgent only if the agent says so
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Sue sees the toast for call c1 not marked urgent

  @R-SEEN
  Scenario: Whoever was asked while the connection was lost has seen it only afterwards
    Given Sam is logged on to Interaction Supervisor
    And Sam loses the connection
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Alice sees that Sue has seen the request on call c1
    When Sam is connected again
    Then Alice sees that Sue and Sam have seen the request on call c1

  @R-HANDOFF
  Scenario: Nobody hands over to themselves
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sue hands call c1 over anyway to Sue
    Then Sue is refused handoffTargetGone
    And Sue is helping with call c1
    And Alice sees that Sue helps with call c1
