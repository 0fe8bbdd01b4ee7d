Feature: Asking
  One request at a time on each interaction, as often as needed, and never by accident.

  Background:
    Given Alice is logged on to the agent client

  @R-ONE-ACTIVE @R-DIMMED
  Scenario: A second request on the same interaction is refused while the first one is active
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "The first"
    Then Alice sees the Assistance button of call c1 dimmed: alreadyActive
    When Alice asks anyway on call c1: "The second"
    Then Alice is refused alreadyActive
    When Sue accepts the request on call c1
    And Alice asks anyway on call c1: "The third"
    Then Alice is refused alreadyActive
    And Sue sees no toast

  @R-ONE-ACTIVE
  Scenario: Of two asks on the same interaction at the same time one opens a request
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When at the same time:
      * Alice asks anyway on call c1: "From one window"
      * Alice asks anyway on call c1: "From another one"
    Then Alice is refused alreadyActive
    And Sue sees one toast only

  @R-ONE-ACTIVE
  Scenario: Two interactions may each have a request
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice is on chat h1 of support
    When at the same time:
      * Alice asks anyway on call c1: "About the call"
      * Alice asks anyway on chat h1: "About the chat"
    Then Sue sees the toast for call c1
    And Sue sees the toast for chat h1

  @R-SEQUENTIAL
  Scenario: Again and again on the same interaction, each after the one before is done
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "The first"
    And Alice presses Done on call c1
    And Alice asks for assistance on call c1: "The second"
    Then Sue sees one toast only
    When Sue accepts the request on call c1
    And Alice presses Done on call c1
    Then Alice can ask for assistance on call c1
    When Alice asks for assistance on call c1: "The third"
    Then Sue sees one toast only
    And Alice reads on call c1:
      | Alice | The third |

  @R-SUPERVISOR
  Scenario: Without anybody configured the agent is told so, and may try again
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of empty
    When Alice asks for assistance on call c1: "Is anybody there?"
    Then Alice is refused noSupervisorConfigured
    And the record of call c1 says that Alice was refused noSupervisorConfigured
    And Alice sees no request on call c1
    And Alice can ask for assistance on call c1

  @R-SUPERVISOR
  Scenario: Without anybody logged on the agent is told so; escalation supervisors alone do not do
    Given Eve is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Is anybody there?"
    Then Alice is refused noSupervisorLoggedOn
    And the record of call c1 says that Alice was refused noSupervisorLoggedOn
    And Eve sees no toast
    When Sue logs on to IC Business Manager
    And Alice asks for assistance on call c1: "And now?"
    Then Sue sees the toast for call c1

  @R-TEXT @R-OUTCOME
  Scenario: A request needs a short explanation
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "   "
    Then Alice is refused textEmpty
    When Alice asks for assistance on call c1 with 2001 characters
    Then Alice is refused textTooLong
    And Sue sees no toast
    When Alice asks for assistance on call c1 with 2000 characters
    Then Alice is not refused
    And Sue sees the toast for call c1

  @R-TEXT
  Scenario: A longer text arrives as it was written
    Given Sue is logged on to Interaction Supervisor
    And Alice is on e-mail e1 of support
    When Alice asks for assistance on e-mail e1:
      """
      The customer writes: "5 < 6 & 7 > 6".
      Is that covered by the guarantee? ¿Y en español?
      """
    And Sue accepts the request on e-mail e1
    Then Alice and Sue read the same conversation on e-mail e1
    And Sue reads 1 line on e-mail e1

  @R-TEXT
  Scenario: A canned reason of the workgroup may be given, and no other one
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks on call c1 because of refund: "May I refund 900?"
    Then Alice is not refused
    And Sue sees the toast for call c1 because of refund
    When Alice presses Done on call c1
    And Alice asks anyway on call c1 because of lunch: "May I go?"
    Then Alice is refused unknownReason
    And Sue sees no toast

  @R-TEXT
  Scenario: An urgent request is marked as such
    Given Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks urgently on call c1: "They threaten to leave"
    Then Sue sees the toast for call c1 marked urgent
    And Sam sees the toast for call c1 marked urgent

  @R-IDEMPOTENT
  Scenario: A request that is sent again under its own id is the same request
    Given Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Only once"
    And Alice sends the last command again
    Then Alice is not refused
    And Sue sees one toast only
    When Alice sends the last command again with the text "Something else"
    Then Alice is refused commandIdReused
    When Sue accepts the request on call c1
    And Sue sends the last command again
    Then Sue is not refused
    And Alice reads 1 line on call c1

  @R-IDEMPOTENT
  Scenario: Ids of commands are each person's own
    Given Sue is logged on to Interaction Supervisor
    And Bob is logged on to the agent client
    And Alice is on call c1 of support
    And Bob is on call c2 of support
    When Alice asks for assistance on call c1: "Mine"
    And Bob asks anyway on call c2 under the command id of Alice: "Mine too"
    Then Bob is not refused
    And Sue sees the toast for call c1
    And Sue sees the toast for call c2

  @R-IDEMPOTENT
  Scenario: What was refused stays refused under its id, and nearly a week later too
    Given Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Is anybody there?"
    Then Alice is refused noSupervisorLoggedOn
    When 6days pass
    And Sue logs on to Interaction Supervisor
    And Alice sends the last command again
    Then Alice is refused noSupervisorLoggedOn
    And Sue sees no toast
