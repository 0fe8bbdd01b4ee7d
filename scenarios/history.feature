Feature: History
  What became of a request can be looked up by whoever asked and by the supervisors of the workgroup, and by nobody else.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-RECORD
  Scenario: Who asked, who took it and when, and how it ended
    When Alice asks for assistance on call c1: "May I refund 900?"
    And 12s pass
    And Sam accepts the request on call c1
    And Alice presses Done on call c1
    Then the history of Sue shows that Alice asked on call c1, Sam took it after 12s and it was completed
    And the history of Alice shows that Alice asked on call c1, Sam took it after 12s and it was completed

  @R-RECORD @R-HANDOFF
  Scenario: The whole story of a request, step by step
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue ignores the request on call c1
    And 5s pass
    And Sam answers the request on call c1 with "Yes."
    And Sue joins the request on call c1
    And Sam hands call c1 over to Sue
    And Alice presses Done on call c1
    Then the history of Sue tells of call c1:
      | Alice | asked       |
      | Alice | wrote       |
      | Sue   | ignored it  |
      | Sam   | accepted    |
      | Sam   | wrote       |
      | Sue   | joined      |
      | Sam   | handed over |
      | Alice | ended it    |

  @R-RECORD @R-SUPERVISOR
  Scenario: Attempts that were refused before are part of the story
    When Sue logs off
    And Sam logs off
    And Alice asks for assistance on call c1: "Is anybody there?"
    Then Alice is refused noSupervisorLoggedOn
    When Sue logs on to Interaction Supervisor
    And Alice asks for assistance on call c1: "Again"
    And Alice presses Done on call c1
    Then the history of Sue tells of call c1:
      | Alice | was refused |
      | Alice | asked       |
      | Alice | wrote       |
      | Alice | ended it    |
    And the history of Sue shows that Alice asked on call c1, nobody took it and it was withdrawn

  @R-RECORD
  Scenario: It is none of the business of others
    Given Bob is logged on to the agent client
    And Bea is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And call c1 becomes disconnected
    Then the history of Alice shows that Alice asked on call c1, nobody took it and it was interactionEnded
    And the history of Bob tells nothing of call c1
    And the history of Bea tells nothing of call c1

  @R-RECORD @R-SEQUENTIAL
  Scenario: A request that goes on, and the one before it
    When Alice asks for assistance on call c1: "First"
    And Alice presses Done on call c1
    Then the history of Alice shows that Alice asked on call c1, nobody took it and it was withdrawn
    When Alice asks for assistance on call c1: "Second"
    And 3s pass
    And Sue accepts the request on call c1
    And Alice presses Done on call c1
    Then the history of Alice shows that Alice asked on call c1, Sue took it after 3s and it was completed
