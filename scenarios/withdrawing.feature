Feature: Withdrawing an ask
  After Send the agent may think better of it, by the id of the ask, whatever has become of it meanwhile.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-CANCEL-ASKING @R-OUTCOMES
  Scenario: An ask that has opened meanwhile is withdrawn as by Done
    When Alice asks for assistance on call c1: "Please help"
    And Alice withdraws the ask on call c1
    Then Alice sees the request on call c1 done: withdrawn
    And Sue sees the toast for call c1 closed: withdrawn
    And Alice can ask for assistance on call c1

  @R-CANCEL-ASKING @R-OUTCOMES
  Scenario: An ask whose request is helped already is ended as by Done
    When Alice asks for assistance on call c1: "Please help"
    And Sue accepts the request on call c1
    And Alice withdraws the ask on call c1
    Then Alice sees the request on call c1 done: completed
    And Sue is helping with nothing

  @R-CANCEL-ASKING
  Scenario: An ask that is long over is unknown
    When Alice asks for assistance on call c1: "Please help"
    And Alice presses Done on call c1
    And Alice withdraws the ask on call c1
    Then Alice is refused unknownRequest

  # Only the model can keep the workgroup's answer back; a server has it before anybody could click.
  @R-CANCEL-ASKING @model
  Scenario: While it opens, the withdrawn ask is refused and the interaction is free at once
    Given support is slow to answer
    When Alice asks for assistance on call c1: "Please help"
    Then Alice sees the Assistance button of call c1 dimmed: alreadyActive
    When Alice withdraws the ask on call c1
    Then Alice is not refused
    And Alice's command is refused attemptCancelled after all
    And Alice sees no request on call c1
    When Alice asks for assistance on call c1: "Please help after all"
    And everybody answers again
    Then Sue sees one toast only
    And Alice reads on call c1:
      | Alice | Please help after all |

  # Only the model can keep the workgroup's answer back.
  @R-OWN @R-ENDED @model
  Scenario: A call that ends while a request opens opens none
    Given support is slow to answer
    When Alice asks for assistance on call c1: "Please help"
    And call c1 becomes disconnected
    Then Alice's command is refused interactionGone after all
    When everybody answers again
    Then Alice sees no request on call c1
    And Sue sees no toast

  # Only the model can keep the workgroup's answer back.
  @R-OWN @R-ENDED @model
  Scenario: A call that is transferred while a request opens opens none, and its next agent may ask
    Given Bob is logged on to the agent client
    And support is slow to answer
    When Alice asks for assistance on call c1: "Please help"
    And call c1 is transferred to Bob
    Then Alice's command is refused interactionGone after all
    When call c1 becomes connected
    And Bob asks for assistance on call c1: "I have it now"
    And everybody answers again
    Then Alice sees no request on call c1
    And Bob sees the request on call c1 waiting
    And Sue sees one toast only

  # Only the model can keep the workgroup's answer back.
  @R-STATE @R-OWN @model
  Scenario: The state is checked once more when the workgroup has answered
    Given Bea is logged on to Interaction Supervisor
    And Alice is on e-mail e1 of billing
    And billing is slow to answer
    When Alice asks for assistance on e-mail e1: "Is the bill right?"
    And e-mail e1 becomes parked
    And everybody answers again
    Then Alice's command is refused stateNotPermitted after all
    And Alice sees the Assistance button of e-mail e1 dimmed: stateNotPermitted
    And Bea sees no toast

  # Only the model can keep the workgroup's answer back.
  @R-SUPERVISOR @R-ONE-ACTIVE @model
  Scenario: While a request opens there is no second one, not even if nobody is there to help
    Given support is slow to answer
    When Sue logs off
    And Alice asks for assistance on call c1: "Please help"
    And Alice asks anyway on call c1: "Please!"
    Then Alice is refused alreadyActive
    When Alice withdraws the ask on call c1
    Then Alice is refused unknownRequest
    And Alice sees the Assistance button of call c1 dimmed: alreadyActive
    When everybody answers again
    Then Alice's command is refused noSupervisorLoggedOn after all
    And Alice can ask for assistance on call c1
