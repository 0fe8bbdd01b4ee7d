Feature: After a restart of the server
  A server that is killed and started again on its data goes on where it was, with its timers and its answers.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

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
    When 25s pass
    And the server is killed and started again
    And Sue has heard enough
    And 4s pass
    Then Sue hears no sound
    When 2s pass
    Then Sue hears a sound
    When 28s pass
    Then Eve sees no toast
    When 2s pass
    Then Eve sees the toast for call c1

  # The model has no process that could be killed.
  @R-SEEN @server @browser
  Scenario: Who has seen a request is still known
    Then Alice sees that Sue has seen the request on call c1
    When the server is killed and started again
    And Alice refreshes the page
    Then Alice sees that Sue has seen the request on call c1

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
  @R-PRESENCE @server @browser
  Scenario: After a restart every session has a fresh grace
    When Sue accepts the request on call c1
    And Sue closes the browser
    And the server is killed and started again
    And 19s pass
    Then Alice sees the request on call c1 helped
    When 2s pass
    Then Alice sees the request on call c1 unattended and reaching nobody
