Feature: The wall
  A supervisor sees at a glance what each agent of their workgroups does, for how long, and who waits for help.

  Background:
    Given Sue is logged on to Interaction Supervisor
    And Sue goes to the wall

  @R-WALL
  Scenario: What an agent does, from log-on to log-off
    Then Sue's wall shows Alice logged off
    When Alice is logged on to the agent client
    Then Sue's wall shows Alice free
    When call c1 of support alerts Alice
    Then Sue's wall shows Alice offered on call c1
    When call c1 becomes connected
    Then Sue's wall shows Alice connected on call c1
    When call c1 becomes held
    Then Sue's wall shows Alice held on call c1
    When call c1 becomes parked
    Then Sue's wall shows Alice parked on call c1
    When call c1 becomes disconnected
    Then Sue's wall shows Alice free
    When Alice logs off
    Then Sue's wall shows Alice logged off

  @R-WALL
  Scenario: For how long
    Given Alice is logged on to the agent client
    When 30s pass
    And Alice is on call c1 of support
    And 20s pass
    And Alice asks for assistance on call c1: "May I?"
    And 12s pass
    And Bob is logged on to the agent client
    Then Sue's wall shows Alice connected for 32s
    And Sue's wall shows Alice on call c1 with a request waiting for 12s
    When Sue accepts the request on call c1
    And Sue goes to the wall
    And call c1 becomes held
    And 5s pass
    And Bob logs off
    Then Sue's wall shows Alice held for 5s
    And Sue's wall shows Alice on call c1 with a request helped for 17s
    When call c1 becomes disconnected
    And 8s pass
    And Bob is logged on to the agent client
    Then Sue's wall shows Alice free for 8s

  @R-WALL
  Scenario: Of several interactions the busiest says what an agent does
    Given Alice is logged on to the agent client
    And Alice is on chat c1 of support
    And chat c1 becomes held
    And 1s passes
    And e-mail c2 of support alerts Alice
    Then Sue's wall shows Alice held on chat c1
    When e-mail c2 becomes connected
    Then Sue's wall shows Alice connected on e-mail c2
    And Sue's wall shows Alice with 2 interactions

  @R-WALL
  Scenario: Who waits and who helps, toasted or not
    Given Alice is logged on to the agent client
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I?"
    Then Sue's wall shows Alice on call c1 with a request waiting
    When Sam accepts the request on call c1
    Then Sue's wall shows Alice on call c1 helped by Sam
    When Sam logs off
    Then Sue's wall shows Alice on call c1 with a request unattended

  @R-WALL
  Scenario: A transferred call goes over to the other agent's row
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Alice is on call c1 of support
    When call c1 is transferred to Bob
    Then Sue's wall shows Alice free
    And Sue's wall shows Bob offered on call c1

  @R-WALL
  Scenario: Agents of other workgroups are on other walls
    Given Bea is logged on to Interaction Supervisor
    And Bea goes to the wall
    And Alice is logged on to the agent client
    Then Sue's wall shows Alice free
    And Bea's wall does not show Alice
