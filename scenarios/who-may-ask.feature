Feature: Who may ask, and on what
  The Assistance button is there for those who have the right to see it, and says why where it cannot be used.

  Background:
    Given Sue is logged on to Interaction Supervisor

  @R-RIGHTS
  Scenario: An agent without the right to see the button has none
    Given Dan is logged on to the agent client
    And Dan is on call c1 of support
    Then Dan sees no Assistance button on call c1
    When Dan asks anyway on call c1: "Please help"
    Then Dan is refused rightMissing
    And Sue sees no toast

  @R-RIGHTS @R-DIMMED
  Scenario: An agent who may see the button and not use it is told so
    Given Carol is logged on to the agent client
    And Carol is on call c1 of support
    Then Carol sees the Assistance button of call c1 dimmed: rightMissing
    When Carol asks anyway on call c1: "Please help"
    Then Carol is refused rightMissing
    And Sue sees no toast

  @R-ACD @R-DIMMED
  Scenario: A direct call cannot be asked about
    Given Alice is logged on to the agent client
    And Alice is on the direct call d1 of support
    Then Alice sees the Assistance button of call d1 dimmed: notAcd
    When Alice asks anyway on call d1: "Please help"
    Then Alice is refused notAcd
    And Sue sees no toast

  @R-ACD
  Scenario Outline: Every kind of interaction that the ACD routed can be asked about: <media>
    Given Alice is logged on to the agent client
    And Alice is on <media> i1 of support
    When Alice asks for assistance on <media> i1: "Please help"
    Then Sue sees the toast for <media> i1

    Examples:
      | media    |
      | call     |
      | chat     |
      | e-mail   |
      | callback |
      | message  |

  @R-STATE
  Scenario Outline: Asking is possible while a call is <state>
    Given Alice is logged on to the agent client
    And Alice is on call c1 of support
    When call c1 becomes <state>
    Then Alice can ask for assistance on call c1
    When Alice asks for assistance on call c1: "Please help"
    Then Alice sees the request on call c1 waiting

    Examples:
      | state  |
      | held   |
      | parked |

  @R-STATE @R-DIMMED
  Scenario: A call that still rings cannot be asked about; once it is connected, it can
    Given Alice is logged on to the agent client
    And call c1 of support alerts Alice
    Then Alice sees the Assistance button of call c1 dimmed: stateNotPermitted
    When Alice asks anyway on call c1: "Please help"
    Then Alice is refused stateNotPermitted
    When call c1 becomes connected
    Then Alice can ask for assistance on call c1

  @R-STATE
  Scenario: A call that is over cannot be asked about
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Alice is on call c1 of support
    When call c1 becomes disconnected
    And Alice asks anyway on call c1: "What was that?"
    Then Alice is refused stateNotPermitted
    When Bob asks anyway on call c1: "What was that?"
    Then Bob is refused notYourInteraction
    And Sue sees no toast

  @R-OWN @R-STATE
  Scenario: A call that nobody has yet, or that does not exist, is nobody's to ask about
    Given Alice is logged on to the agent client
    And call c1 is offered to support
    When Alice asks anyway on call c1: "Let me have it"
    Then Alice is refused notYourInteraction
    When Alice asks anyway on call nowhere: "Is there anything?"
    Then Alice is refused unknownInteraction
    And Sue sees no toast

  @R-OWN
  Scenario: Only the agent whose call it is may ask
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Alice is on call c1 of support
    When Bob asks anyway on call c1: "Let me ask for her"
    Then Bob is refused notYourInteraction
    And Alice sees no request on call c1
    When Alice asks for assistance on call c1: "It is mine"
    And Bob asks anyway on call c1: "Let me ask for her"
    Then Bob is refused notYourInteraction
    When Alice presses Done on call c1
    And call c1 is transferred to Bob
    And call c1 becomes connected
    And Alice asks anyway on call c1: "It was mine"
    Then Alice is refused notYourInteraction
    When Bob asks for assistance on call c1: "Now it is mine"
    Then Sue sees one toast only
