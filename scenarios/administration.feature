Feature: What the administrator sets
  Configuration counts from the moment it is changed, also for what is under way.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support

  @R-ELIGIBLE
  Scenario: Whoever is taken out of the workgroup is no longer asked
    When Alice asks for assistance on call c1: "Please help"
    And Sue is taken out of support
    Then Sue sees the toast for call c1 closed: notEligible
    And Sam sees the toast for call c1
    When Sue accepts anyway on call c1
    Then Sue is refused toastClosed
    And Sue does not see call c1 in the list

  @R-ELIGIBLE
  Scenario: Whoever helps already stays, although taken out of the workgroup
    When Alice asks for assistance on call c1: "Please help"
    And Sue accepts the request on call c1
    And Sue is taken out of support
    Then Sue is helping with call c1
    When Sue says "I am still here" on call c1
    Then Alice reads 2 lines on call c1
    And Alice sees the request on call c1 helped

  @R-TOAST-ALL @R-ELIGIBLE
  Scenario: Whoever becomes a supervisor of the workgroup is asked too
    Given Bea is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "Please help"
    Then Bea sees no toast
    When Bea becomes a supervisor of support
    Then Bea sees the toast for call c1
    And Bea sees in the list call c1 of Alice waiting

  @R-ACTIONS
  Scenario: The answer to an earlier showing counts for nothing
    When Alice asks for assistance on call c1: "Please help"
    And Sue is taken out of support
    And Sue becomes a supervisor of support
    Then Sue sees one toast only
    When Sue accepts anyway the former toast of call c1
    Then Sue is refused toastClosed
    And Sue sees the toast for call c1
    And Alice sees the request on call c1 waiting
    When Sue accepts the request on call c1
    Then Alice sees the request on call c1 helped

  @R-SUPERVISOR
  Scenario: Without a configured supervisor left nobody can be asked, whoever is logged on
    Given Sue is taken out of support
    And Sam is taken out of support
    When Alice asks for assistance on call c1: "Please help"
    Then Alice is refused noSupervisorConfigured

  @R-NOBODY @R-ELIGIBLE
  Scenario: When the last one is taken out of the workgroup the agent is told
    When Alice asks for assistance on call c1: "Please help"
    And Sam logs off
    And Sue is taken out of support
    Then Alice sees that the request on call c1 reaches nobody
    And Alice sees the request on call c1 escalated

  @R-RIGHTS @R-DIMMED
  Scenario: A right that is taken dims the button at once
    Given Alice may no longer ask for assistance
    Then Alice sees the Assistance button of call c1 dimmed: rightMissing
    When Alice may ask for assistance again
    Then Alice can ask for assistance on call c1

  @R-RIGHTS
  Scenario: To see the button and to use it are two rights
    Given Alice is no longer shown the Assistance button
    Then Alice sees no Assistance button on call c1
    When Alice asks anyway on call c1: "Please help"
    Then Alice is not refused
    And Sue sees the toast for call c1

  @R-STATE
  Scenario: A workgroup says for each media type where it may be asked about
    Given Alice is on e-mail e1 of billing
    And Bea is logged on to Interaction Supervisor
    Then Alice can ask for assistance on e-mail e1
    When e-mail e1 becomes parked
    Then Alice sees the Assistance button of e-mail e1 dimmed: stateNotPermitted
    When Alice asks anyway on e-mail e1: "Please help"
    Then Alice is refused stateNotPermitted
    When Alice is on chat h1 of billing
    And chat h1 becomes parked
    Then Alice can ask for assistance on chat h1

  @R-STATE @R-DIMMED
  Scenario: A change of the permitted states counts for interactions that are there already
    Given support permits requests on call only while held
    Then Alice sees the Assistance button of call c1 dimmed: stateNotPermitted
    When call c1 becomes held
    Then Alice can ask for assistance on call c1
