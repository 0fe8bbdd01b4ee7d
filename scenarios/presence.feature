Feature: Connections
  A session lives as long as its connection, and a grace longer: a dead browser helps nobody, and a short loss costs nothing.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-PRESENCE @R-ABANDONED
  Scenario: A closed browser abandons after its grace, and not before
    Given Sam is logged on to Interaction Supervisor
    When Sue accepts the request on call c1
    And Sue closes the browser
    And 18s pass
    Then Alice sees the request on call c1 helped
    When 3s pass
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

  @R-AGENT-GONE @R-PRESENCE
  Scenario: When the agent's browser dies the request stays
    When Alice closes the browser
    And 30s pass
    And Sue accepts the request on call c1
    And Alice opens the browser again
    Then Alice sees the request on call c1 helped
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed

  # The model has no process that could be killed.
  @R-PRESENCE @R-RECORD @server @browser
  Scenario: After the server was killed everything is as it was
    When Sue accepts the request on call c1
    And Sue says "Let me see" on call c1
    And the server is killed and started again
    Then Alice sees the request on call c1 helped
    And Sue is helping with call c1
    When Alice says "Thank you" on call c1
    Then Alice and Sue read the same conversation on call c1
    And Alice reads 3 lines on call c1
    When 60s pass
    Then Alice sees the request on call c1 helped
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed

  # The model has no process that could be killed.
  @R-ESCALATE @R-REMIND @server @browser
  Scenario: Timers outlive the server
    Given Eve is logged on to Interaction Supervisor
    When 30s pass
    And the server is killed and started again
    Then Eve sees no toast
    When 29s pass
    Then Eve sees no toast
    When 2s pass
    Then Eve sees the toast for call c1

  # The model has no process that could be killed.
  @R-IDEMPOTENT @server @browser
  Scenario: A command that is sent again after a restart is still the same command
    When Sue accepts the request on call c1
    And Sue says "Only once" on call c1
    And the server is killed and started again
    And Sue sends the last command again
    Then Sue is not refused
    And Alice reads 2 lines on call c1
    When Sue sends the last command again with the text "Something else"
    Then Sue is refused commandIdReused

  # The model has no process that could be killed.
  @R-PRESENCE @server
  Scenario: After a restart every session has a fresh grace
    When Sue accepts the request on call c1
    And Sue closes the browser
    And the server is killed and started again
    And 18s pass
    Then Alice sees the request on call c1 helped
    When 3s pass
    Then Alice sees the request on call c1 unattended and reaching nobody
