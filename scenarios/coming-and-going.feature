Feature: Coming and going
  People log on and off, lose pages and connections, and use more than one browser, while requests are under way.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-AGENT-GONE
  Scenario: An agent who logs off and on again finds the request as it is now
    When Alice logs off
    And Sue accepts the request on call c1
    And Alice logs on to the agent client
    Then Alice sees the request on call c1 helped
    And Alice sees that Sue helps with call c1
    When Alice logs off
    And Sue logs off
    And Alice logs on to the agent client
    Then Alice sees the request on call c1 unattended and reaching nobody

  @R-AGENT-GONE @R-PRESENCE
  Scenario: When the agent's browser dies the request stays
    When Alice closes the browser
    And 30s pass
    And Sue accepts the request on call c1
    And Alice opens the browser again
    Then Alice sees the request on call c1 helped
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed

  @R-AGENT-GONE @R-ENDED
  Scenario: What ends while the agent is away is over when the agent is back
    When Alice logs off
    And call c1 becomes disconnected
    Then Sue sees the toast for call c1 closed: interactionEnded
    When Alice logs on to the agent client
    Then Alice sees no request on call c1
    And Alice no longer has call c1

  @R-ABANDONED @R-TRANSCRIPT
  Scenario: When whoever helps is gone, everybody is asked anew and the conversation is kept
    Given Sam is logged on to Interaction Supervisor
    When Sue answers the request on call c1 with "Let me see"
    And Sue logs off
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1
    When Alice asks anyway on call c1: "Somebody else?"
    Then Alice is refused alreadyActive
    When Sam accepts the request on call c1
    Then Alice sees the request on call c1 helped
    And Sam reads on call c1:
      | Alice | May I refund 900? |
      | Sue   | Let me see        |
    When Sue logs on to Interaction Supervisor
    Then Sue sees no toast
    And Sue sees in the list call c1 of Alice helped by Sam

  @R-ABANDONED @R-TOAST-ALL
  Scenario: The former helper who comes back is asked like anybody else
    When Sue answers the request on call c1 with "Let me see"
    And Sue logs off
    Then Alice sees the request on call c1 unattended and reaching nobody
    When Sue logs on to Interaction Supervisor
    Then Sue sees the toast for call c1
    And Sue is helping with nothing
    When Sue accepts the request on call c1
    Then Alice sees that Sue helps with call c1
    And Alice and Sue read the same conversation on call c1

  @R-PRESENCE
  Scenario: A refresh abandons nobody
    When Sue accepts the request on call c1
    And Sue refreshes the page
    And 60s pass
    Then Sue is helping with call c1
    And Alice sees the request on call c1 helped

  @R-PRESENCE @R-AGENT-GONE
  Scenario: An agent who logs off in one of two browsers is still logged on
    Given Alice logs on to the agent client in a second browser
    When Alice logs off in the second browser
    And Alice says "I am still here" on call c1
    Then Alice is not refused
    And Alice reads 2 lines on call c1
    When Alice presses Done on call c1
    Then Alice can ask for assistance on call c1

  @R-PRESENCE @R-ABANDONED
  Scenario: Whoever logs off in one of two browsers is still there
    Given Sue logs on to IC Business Manager in a second browser
    When Sue accepts the request on call c1
    And Sue logs off
    Then Alice sees the request on call c1 helped
    When Sue logs off in the second browser
    Then Alice sees the request on call c1 unattended and reaching nobody

  @R-PRESENCE @R-ABANDONED
  Scenario: Of two browsers, the one that stays keeps the request when the other one dies
    Given Sue logs on to Interaction Supervisor in a second browser
    When Sue accepts the request on call c1
    And Sue closes the second browser
    And 30s pass
    Then Alice sees the request on call c1 helped
    When Sue closes the browser
    And 21s pass
    Then Alice sees the request on call c1 unattended and reaching nobody

  @R-PRESENCE @R-ABANDONED
  Scenario: A closed browser abandons after its grace, and not before
    Given Sam is logged on to Interaction Supervisor
    When Sue accepts the request on call c1
    And Sue closes the browser
    And 19s pass
    Then Alice sees the request on call c1 helped
    And Sam sees no toast
    When 1s passes
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1

  @R-PRESENCE
  Scenario: Whoever comes back within the grace has missed nothing
    When Sue accepts the request on call c1
    And Sue closes the browser
    And Alice says "Are you there?" on call c1
    And 10s pass
    And Sue opens the browser again
    And 60s pass
    Then Sue is helping with call c1
    And Alice sees the request on call c1 helped
    And Alice and Sue read the same conversation on call c1

  @R-PRESENCE @R-CHAT
  Scenario: After a lost connection everything that was missed is there, in order
    When Sue accepts the request on call c1
    And Alice loses the connection
    And Sue says "Let me see" on call c1
    And Sue says "Yes, you may" on call c1
    And Alice is connected again
    Then Alice reads on call c1:
      | Alice | May I refund 900? |
      | Sue   | Let me see        |
      | Sue   | Yes, you may      |

  @R-PRESENCE @R-TOAST-ALL
  Scenario: A supervisor who comes back after the grace is asked again
    When Sue loses the connection
    And 21s pass
    Then Alice sees that the request on call c1 reaches nobody
    When Sue is connected again
    Then Sue sees the toast for call c1
    And Alice sees the request on call c1 waiting
