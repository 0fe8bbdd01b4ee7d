Feature: Talking
  Agent and supervisor talk in the Request Assistance dialog, and both see the same.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-CHAT @R-TRANSCRIPT
  Scenario: The first line is the request's text, and the agent may go on while waiting
    When Alice says "They are getting loud" on call c1
    And Sue accepts the request on call c1
    And Sue says "I am reading" on call c1
    And Alice says "Thank you" on call c1
    Then Sue reads on call c1:
      | Alice | May I refund 900?     |
      | Alice | They are getting loud |
      | Sue   | I am reading          |
      | Alice | Thank you             |
    And Alice and Sue read the same conversation on call c1

  @R-TRANSCRIPT
  Scenario: Two lines at the same time are in the same order for everybody
    When Sue accepts the request on call c1
    And at the same time:
      * Alice says "Are you there?" on call c1
      * Sue says "Here I am" on call c1
    Then Alice reads 3 lines on call c1
    And Alice and Sue read the same conversation on call c1

  @R-TRANSCRIPT @R-OUTCOME
  Scenario: Who has no part in a request says nothing in it
    Given Bob is logged on to the agent client
    When Bob says anyway "What is going on?" on call c1
    Then Bob is refused notParticipant
    When Alice says " " on call c1
    Then Alice is refused textEmpty
    And Alice reads 1 line on call c1

  @R-TRANSCRIPT @R-OUTCOME
  Scenario: A line has 1 to 2,000 characters, whoever says it
    When Sue accepts the request on call c1
    And Sue says 2001 characters on call c1
    Then Sue is refused textTooLong
    When Alice says 2001 characters on call c1
    Then Alice is refused textTooLong
    When Sue says "   " on call c1
    Then Sue is refused textEmpty
    When Sue says 2000 characters on call c1
    Then Alice reads 2 lines on call c1

  @R-TRANSCRIPT
  Scenario: A conversation has 1,000 lines at most, and the request may still be accepted and ended
    When Alice says 998 lines on call c1
    And Alice says "The last one that fits" on call c1
    Then Alice is not refused
    When Alice says "One too many" on call c1
    Then Alice is refused tooManyLines
    When Sue answers the request on call c1 with "One too many"
    Then Sue is refused tooManyLines
    And Sue sees the toast for call c1
    When Sue accepts the request on call c1
    Then Alice sees the request on call c1 helped
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed

  @R-NO-LATE @R-FINAL
  Scenario: Nothing is said after the request is done
    When Sue accepts the request on call c1
    And Alice presses Done on call c1
    And Alice says anyway "One more thing" on call c1
    Then Alice is refused requestDone
    When Sue says anyway "Good luck" on call c1
    Then Sue is refused requestDone
    And Alice reads 1 line on call c1

  @R-CHAT
  Scenario: A refresh in the middle of a conversation loses nothing
    When Sue answers the request on call c1 with "Yes"
    And Alice refreshes the page
    Then Alice sees the request on call c1 helped
    And Alice reads on call c1:
      | Alice | May I refund 900? |
      | Sue   | Yes               |
    When Sue refreshes the page
    Then Sue is helping with call c1
    And Alice and Sue read the same conversation on call c1

  @R-CHAT @R-ACTIONS
  Scenario: What Alice says while she waits is no accept, and whoever accepts reads it
    Given Sam is logged on to Interaction Supervisor
    When Alice says "They are getting loud" on call c1
    Then Alice sees the request on call c1 waiting
    And Sue sees the toast for call c1
    When Sam accepts the request on call c1
    Then Sam reads 2 lines on call c1

  @R-POP
  Scenario: Pop on new message brings others' messages to the front, and only theirs
    When Sue accepts the request on call c1
    And Alice has heard enough
    And Alice says "Are you there?" on call c1
    Then Alice's desk does not pop up
    When Sue says "Here I am" on call c1
    Then Alice's desk pops up
    When Alice turns Pop on new message off
    And Alice has heard enough
    And Sue says "Tell me more" on call c1
    Then Alice's desk does not pop up
    And Alice hears a sound

  @R-SOUND
  Scenario: Play on new sound plays for others' messages, and only for theirs
    When Sue accepts the request on call c1
    And Alice has heard enough
    And Alice says "Are you there?" on call c1
    Then Alice hears no sound
    When Sue says "Here I am" on call c1
    Then Alice hears a sound
    When Alice turns Play on new sound off
    And Alice has heard enough
    And Sue says "Tell me more" on call c1
    Then Alice hears no sound
    And Alice's desk pops up

  @R-SOUND @R-POP @R-REMIND
  Scenario: A toast alerts its supervisor, and again until somebody takes it
    Then Sue hears a sound
    When Sue has heard enough
    And 29s pass
    Then Sue hears no sound
    When 1s passes
    Then Sue hears a sound
    And Sue's desk pops up
    When Sue turns Play on new sound off
    And Sue has heard enough
    And 30s pass
    Then Sue hears no sound
    And Sue's desk pops up

  @R-SOUND @R-POP
  Scenario: Lines of others alert whoever helps, and their own do not
    When Sue accepts the request on call c1
    And Sue has heard enough
    And Sue says "Let me see" on call c1
    Then Sue hears no sound
    And Sue's desk does not pop up
    When Alice says "Thank you" on call c1
    Then Sue hears a sound
    And Sue's desk pops up
    When Sue turns Play on new sound off
    And Sue turns Pop on new message off
    And Sue has heard enough
    And Alice says "Are you there?" on call c1
    Then Sue hears no sound
    And Sue's desk does not pop up
    When Sue turns Play on new sound on
    And Alice says "Hello?" on call c1
    Then Sue hears a sound
    And Sue's desk does not pop up

  @R-TYPING
  Scenario: Whoever types is seen typing, until the line is there
    When Sue accepts the request on call c1
    Then Alice does not see anybody typing on call c1
    When Sue types on call c1
    Then Alice sees Sue typing on call c1
    And Sue does not see anybody typing on call c1
    When Sue says "Yes" on call c1
    Then Alice does not see anybody typing on call c1
    And Alice reads 2 lines on call c1

  @R-TYPING
  Scenario: What was only typed is not kept, and is no line
    When Sue accepts the request on call c1
    And Sue types on call c1
    Then Alice sees Sue typing on call c1
    When Alice refreshes the page
    Then Alice does not see anybody typing on call c1
    And Alice reads 1 line on call c1

  # A page counts these five seconds on its own clock, which a script does not move.
  @R-TYPING @model @server
  Scenario: Typing that is not said again is over after five seconds
    When Sue accepts the request on call c1
    And Alice types on call c1
    Then Sue sees Alice typing on call c1
    When 4s pass
    Then Sue sees Alice typing on call c1
    When 2s pass
    Then Sue does not see anybody typing on call c1
    And Sue reads 1 line on call c1
