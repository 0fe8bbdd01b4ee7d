Feature: What an interaction is about
  Whoever is asked for help sees what it is about before accepting: attributes, and what customer and agent wrote.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on chat c1 of support

  @R-CONTEXT
  Scenario: A toast shows what customer and agent wrote so far, and goes on
    Given the customer on chat c1 writes "Where is my parcel?"
    And the agent on chat c1 writes "Let me look." to the customer
    When Alice asks for assistance on chat c1: "It is lost"
    Then Sue sees of chat c1 that the customer wrote "Where is my parcel?"
    And Sue sees of chat c1 that the agent wrote "Let me look."
    When the customer on chat c1 writes "Hello?"
    Then Sue sees of chat c1 that the customer wrote "Hello?"
    When Sue accepts the request on chat c1
    And the customer on chat c1 writes "I want my money back"
    Then Sue sees of chat c1 that the customer wrote "I want my money back"
    And Sue sees of chat c1 4 lines

  @R-CONTEXT
  Scenario: Attributes are set, changed and taken back
    Given chat c1 has the order "A-1"
    And chat c1 has the account "4711"
    When Alice asks for assistance on chat c1: "It is lost"
    Then Sue sees of chat c1 the order "A-1"
    And Sue sees of chat c1 the account "4711"
    When chat c1 has the order "A-2"
    And chat c1 has no account any more
    And chat c1 has no colour any more
    Then Sue sees of chat c1 the order "A-2"
    And Sue sees of chat c1 no account

  @R-CONTEXT
  Scenario: What is said of a call is shown too, before anybody has picked it up
    Given call c2 is offered to support
    And call c2 has the topic "Refund"
    And the customer on call c2 writes "I would like a refund"
    When call c2 alerts Alice
    And call c2 becomes connected
    And Alice asks for assistance on call c2: "May I?"
    Then Sue sees of call c2 the topic "Refund"
    And Sue sees of call c2 that the customer wrote "I would like a refund"

  @R-CONTEXT
  Scenario: Nobody else sees it, and whoever's toast is gone sees nothing more of it
    Given Sam is logged on to Interaction Supervisor
    And Bea is logged on to Interaction Supervisor
    And Bob is logged on to the agent client
    And chat c1 has the order "A-1"
    And the customer on chat c1 writes "Where is my parcel?"
    Then Sue sees nothing of chat c1
    When Alice asks for assistance on chat c1: "It is lost"
    Then Sam sees of chat c1 the order "A-1"
    And Bea sees nothing of chat c1
    And Bob sees nothing of chat c1
    When Sue accepts the request on chat c1
    And the customer on chat c1 writes "My number is 555"
    Then Sam sees nothing of chat c1
    And Sue sees of chat c1 that the customer wrote "My number is 555"

  @R-CONTEXT
  Scenario: What is told has its limits
    Given the customer on chat c1 cannot write "  ": textEmpty
    And the customer on chat c1 cannot write 10001 characters: lineTooLong
    And chat c1 cannot have the order of 2001 characters: textTooLong
    And chat nowhere cannot have the order "A-1": unknownInteraction
    And the customer on chat nowhere cannot write "Hello": unknownInteraction
    When the customer on chat c1 writes 10000 characters
    And chat c1 has 20 attributes
    Then chat c1 cannot have the order "A-1": tooManyAttributes
    When chat c1 has the a1 "Changed"
    And Alice asks for assistance on chat c1: "Too much to read"
    Then Sue sees of chat c1 the a1 "Changed"
    And Sue sees of chat c1 no order
    And Sue sees of chat c1 1 line
    When chat c1 has no a2 any more
    And chat c1 has the order "A-1"
    Then Sue sees of chat c1 the order "A-1"

  @R-CONTEXT
  Scenario: Of a very long conversation the newest lines are shown, and it ends after 1,000
    Given the customer on chat c1 writes 1000 lines
    Then the customer on chat c1 cannot write "One more": tooManyLines
    When Alice asks for assistance on chat c1: "They never stop"
    Then Sue sees of chat c1 that the customer wrote "Line 1000"
    And Sue sees of chat c1 200 lines

  @R-CONTEXT @R-SOURCE
  Scenario: What the ACD tells late or twice changes nothing
    When the customer on chat c1 writes "First" as event 5 of the ACD
    And the customer on chat c1 writes "First" as event 5 of the ACD
    And the customer on chat c1 writes "Late" as event 4 of the ACD
    And chat c1 has the order "A-1" as event 7 of the ACD
    And chat c1 has the order "A-0" as event 6 of the ACD
    And the customer on chat c1 writes " " as event 4 of the ACD
    And chat c1 has the order of 2001 characters as event 5 of the ACD
    And chat c1 has the account "4711" as event 8 of the ACD
    And chat c1 has no account any more as event 10 of the ACD
    And chat c1 has the account "4712" as event 9 of the ACD
    And Alice asks for assistance on chat c1: "It is lost"
    Then Sue sees of chat c1 1 line
    And Sue sees of chat c1 that the customer wrote "First"
    And Sue sees of chat c1 the order "A-1"
    And Sue sees of chat c1 no account

  @R-CONTEXT @R-SOURCE
  Scenario: What comes late after the end is answered like everything that is late
    When chat c1 becomes disconnected as event 5 of the ACD
    And the customer on chat c1 writes "Thanks" as event 4 of the ACD
    And chat c1 has the order "A-1" as event 3 of the ACD
    Then the customer on chat c1 cannot write "Thanks": stateNotPermitted

  @R-CONTEXT
  Scenario: Nothing is added once the interaction has ended
    When chat c1 becomes disconnected
    Then the customer on chat c1 cannot write "Thanks": stateNotPermitted
    And chat c1 cannot have the order "A-1": stateNotPermitted

  @R-CONTEXT
  Scenario: A toast says how long the interaction has been as it is
    When chat c1 becomes held
    And 40s pass
    And Alice asks for assistance on chat c1: "They wait"
    Then Sue sees of chat c1 that it has been held for 40s
    When chat c1 becomes connected
    Then Sue sees of chat c1 that it has been connected for 0s
