Feature: Inside another desktop
  An agent whose desktop shows the embedded desk asks and is helped as at a desk of one's own.

  Background:
    Given Alice is logged on to the agent client inside another desktop
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-CHAT @R-SEEN @R-POP @R-SOUND @R-SEQUENTIAL
  Scenario: Asking, being helped, talking, ending, and asking again
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Alice sees that Sue has seen the request on call c1
    When Alice has heard enough
    And Sue answers the request on call c1 with "Of whom?"
    Then Alice sees that Sue helps with call c1
    And Alice's desk pops up
    And Alice hears a sound
    When Alice says "Ms Fischer" on call c1
    Then Sue reads on call c1:
      | Alice | May I refund 900? |
      | Sue   | Of whom?          |
      | Alice | Ms Fischer        |
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed
    When Alice asks for assistance on call c1: "And 90 more?"
    Then Sue sees the toast for call c1

  @R-DRAFT @R-DIMMED @R-CLOSE-ASKS
  Scenario: A draft outlives a refresh, a dimmed button says why, and closing asks
    When Alice writes "Perhaps" on call c1 and closes the dialog
    And Alice refreshes the page
    Then Alice finds the draft "Perhaps" on call c1
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Alice sees the Assistance button of call c1 dimmed: alreadyActive
    When Alice closes the dialog of call c1
    Then Alice is asked whether to keep the request on call c1
    When Alice ends the request on call c1 with its dialog
    Then Alice sees the request on call c1 done: withdrawn

  @R-PRESENCE @R-ENDED
  Scenario: What happened while the connection was lost is there when it is back
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Alice loses the connection
    And Sue accepts the request on call c1
    And Alice is connected again
    Then Alice sees that Sue helps with call c1
    When call c1 becomes disconnected
    Then Alice sees the request on call c1 done: interactionEnded
