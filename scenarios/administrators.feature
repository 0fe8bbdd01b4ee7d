@R-ADMINISTRATOR
Feature: What Ada changes at the administrator's desk
  An administrator by name changes the site while others work. It counts at once, and it is on record with her name.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Ada is logged on to the administration

  @R-ELIGIBLE
  Scenario: Whoever she takes out of the workgroup is no longer asked
    When Alice asks for assistance on call c1: "Please help"
    Then Sam sees the toast for call c1
    When Ada takes Sam out of support
    Then Sam sees the toast for call c1 closed: notEligible
    And Sue sees the toast for call c1

  @R-TEXT
  Scenario: A reason that she adds can be chosen from then on
    When Alice asks anyway on call c1 because of luggage: "Please help"
    Then Alice is refused unknownReason
    When Ada adds the reason luggage to support
    And Alice refreshes the page
    And Alice asks on call c1 because of luggage: "Please help"
    Then Sue sees the toast for call c1

  @R-ESCALATE
  Scenario: The time after which a request escalates is the one that she has set
    Given Eve is logged on to Interaction Supervisor
    When Ada lets support escalate after 7s
    And Alice asks for assistance on call c1: "Please help"
    And 6s pass
    Then Eve sees no toast
    When 1s passes
    Then Eve sees the toast for call c1

  @R-RIGHTS @R-DIMMED
  Scenario: A right that she takes dims the button, and one that she gives lights it
    When Ada takes from Alice the right to ask
    Then Alice sees the Assistance button of call c1 dimmed: rightMissing
    When Ada gives Alice the right to ask
    Then Alice can ask for assistance on call c1

  @R-PRESENCE @R-ABANDONED
  Scenario: Whoever she removes is logged off at once, and helps nobody any more
    When Alice asks for assistance on call c1: "Please help"
    And Sue accepts the request on call c1
    And Ada removes Sue from the site
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1

  Scenario: The last administrator cannot remove herself
    When Ada removes Ada from the site
    Then Ada is refused lastAdministrator
