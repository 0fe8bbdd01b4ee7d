Feature: What the ACD says of interactions
  The ACD routes and moves interactions; what it says late or twice changes nothing.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-SOURCE
  Scenario: Late and doubled events of the ACD change nothing
    When call c1 becomes held as event 5 of the ACD
    And call c1 becomes connected as event 4 of the ACD
    Then Alice sees call c1 held
    When call c1 becomes connected as event 6 of the ACD
    And call c1 becomes held as event 6 of the ACD
    Then Alice sees call c1 connected

  @R-SOURCE
  Scenario Outline: Nothing that comes late moves a call that is <state>
    When call c1 becomes <other> as event 4 of the ACD
    And call c1 becomes <state> as event 5 of the ACD
    And call c1 becomes connected as event 3 of the ACD
    And call c1 becomes held as event 5 of the ACD
    And call c1 becomes parked as event 2 of the ACD
    And call c1 is transferred to Bob as event 4 of the ACD
    Then Alice sees call c1 <state>
    When call c1 becomes disconnected as event 1 of the ACD
    Then Alice sees call c1 <state>
    And Alice can ask for assistance on call c1

    Examples:
      | state     | other  |
      | connected | held   |
      | held      | parked |
      | parked    | held   |

  @R-STATE @R-OUTCOME
  Scenario: The ACD moves a call as it likes, and is refused what cannot be
    When call c1 becomes held
    And call c1 becomes parked
    Then Alice sees call c1 parked
    When call c1 becomes held
    Then Alice sees call c1 held
    When call c1 becomes connected
    And call c1 becomes parked
    And call c1 becomes connected
    Then Alice can ask for assistance on call c1
    And call c1 cannot become connected: stateNotPermitted
    And call c1 cannot be transferred to Alice: stateNotPermitted
    And call nowhere cannot become held: unknownInteraction
    When call c1 becomes disconnected
    Then Alice no longer has call c1
    And call c1 cannot become held: stateNotPermitted
    When call c1 becomes disconnected
    Then Alice no longer has call c1

  @R-SOURCE @R-ENDED
  Scenario: A late end or transfer of a call takes no request away
    When call c1 becomes held as event 5 of the ACD
    And Alice asks for assistance on call c1: "Please help"
    And call c1 becomes disconnected as event 3 of the ACD
    And call c1 is transferred to Bob as event 4 of the ACD
    Then Alice sees the request on call c1 waiting
    And Sue sees the toast for call c1
    When call c1 becomes disconnected as event 6 of the ACD
    Then Alice sees the request on call c1 done: interactionEnded

  @R-ENDED @R-OUTCOMES
  Scenario: When the call ends while the request waits, so does the request
    When Alice asks for assistance on call c1: "May I refund 900?"
    And call c1 becomes disconnected
    Then Alice sees the request on call c1 done: interactionEnded
    And Sue sees the toast for call c1 closed: interactionEnded

  @R-ENDED @R-OUTCOMES
  Scenario: When the call ends while others help, they are told
    Given Sam is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And call c1 becomes disconnected
    Then Alice sees the request on call c1 done: interactionEnded
    And Sue is helping with nothing
    And Sam is helping with nothing

  @R-ENDED @R-OUTCOMES
  Scenario: When the call is transferred, the request ends and the next agent may ask
    Given Bob is logged on to the agent client
    When Alice asks for assistance on call c1: "May I refund 900?"
    And call c1 is transferred to Bob
    Then Alice sees the request on call c1 done: transferred
    And Alice no longer has call c1
    And Sue sees the toast for call c1 closed: transferred
    When call c1 becomes connected
    And Bob asks for assistance on call c1: "I have it now"
    Then Sue sees the toast for call c1

  @R-ENDED @R-OWN
  Scenario Outline: A call may be transferred while it is <state>
    Given Bob is logged on to the agent client
    When call c1 becomes <state>
    And Alice asks for assistance on call c1: "May I refund 900?"
    And call c1 is transferred to Bob
    Then Alice sees the request on call c1 done: transferred
    And Alice no longer has call c1
    And Bob sees call c1 alerting
    And Bob sees the Assistance button of call c1 dimmed: stateNotPermitted

    Examples:
      | state  |
      | held   |
      | parked |

  @R-OWN
  Scenario: A call that rings may be transferred before anybody picks it up
    Given Bob is logged on to the agent client
    And call c2 of support alerts Alice
    When call c2 is transferred to Bob
    Then Alice no longer has call c2
    And Bob sees call c2 alerting
    When call c2 becomes connected
    Then Bob can ask for assistance on call c2

  # Only the model can keep back what a request says.
  @R-ENDED @R-SEQUENTIAL @model
  Scenario: Whoever a call is transferred to may ask once the request before is over
    Given Bob is logged on to the agent client
    When Alice asks for assistance on call c1: "May I refund 900?"
    And the first request of call c1 is slow to answer
    And call c1 is transferred to Bob
    And call c1 becomes connected
    Then Bob sees the Assistance button of call c1 dimmed: alreadyActive
    When Bob asks anyway on call c1: "I have it now"
    Then Bob is refused alreadyActive
    When Alice asks anyway on call c1: "It was mine"
    Then Alice is refused notYourInteraction
    When everybody answers again
    And Bob asks for assistance on call c1: "I have it now"
    Then Sue sees one toast only

  @R-ENDED @R-OUTCOMES
  Scenario: When the call is transferred while Sue helps, she is told
    When Alice asks for assistance on call c1: "May I refund 900?"
    And Sue accepts the request on call c1
    And call c1 is transferred to Bob
    Then Alice sees the request on call c1 done: transferred
    And Sue is helping with nothing
    And Sue does not see call c1 in the list
