Feature: Looking for help
  While nobody helps, those who are asked are reminded, and after a while more people are asked.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-REMIND
  Scenario: An ignored request reminds nobody who ignored it
    Given Sam is logged on to Interaction Supervisor
    When Sue ignores the request on call c1
    And Sue has heard enough
    And Sam has heard enough
    And 30s pass
    Then Sue hears no sound
    And Sam hears a sound

  @R-REMIND @R-ABANDONED
  Scenario: Whoever is asked about an unattended request is reminded too
    Given Sam is logged on to Interaction Supervisor
    When Sue accepts the request on call c1
    And 20s pass
    And Sue logs off
    Then Sam sees the toast for call c1
    When Sam has heard enough
    And 29s pass
    Then Sam hears no sound
    When 1s passes
    Then Sam hears a sound
    When Sam has heard enough
    And 30s pass
    Then Sam hears a sound

  @R-REMIND
  Scenario: Once somebody helps nobody is reminded any more
    When Sue accepts the request on call c1
    And Sue has heard enough
    And 5min pass
    Then Sue hears no sound

  @R-ESCALATE
  Scenario: The agent sees that a request is escalated, and it stays so
    Given Eve is logged on to Interaction Supervisor
    Then Alice sees the request on call c1 not escalated
    When 60s pass
    Then Alice sees the request on call c1 escalated
    And Eve sees the toast for call c1 marked escalated
    When Sue accepts the request on call c1
    And Sue logs off
    Then Alice sees the request on call c1 unattended
    And Alice sees the request on call c1 escalated
    And Eve sees the toast for call c1

  @R-ESCALATE
  Scenario: An accept stops the timer, and abandonment starts it anew
    Given Eve is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    When 30s pass
    And Sue accepts the request on call c1
    And 5min pass
    Then Eve sees no toast
    When Sue logs off
    And 59s pass
    Then Eve sees no toast
    And Alice sees the request on call c1 not escalated
    When 1s passes
    Then Eve sees the toast for call c1
    And Alice sees the request on call c1 escalated

  @R-NOBODY @R-ESCALATE
  Scenario: When nobody is left to ask, the agent is told at once, escalation starts at once, and the request stays
    When Sue logs off
    Then Alice sees that the request on call c1 reaches nobody
    And Alice sees the request on call c1 escalated
    When Alice asks anyway on call c1: "Anybody?"
    Then Alice is refused alreadyActive
    When Eve logs on to Interaction Supervisor
    Then Eve sees the toast for call c1 marked escalated
    And Alice sees the request on call c1 waiting
    When Eve logs off
    Then Alice sees that the request on call c1 reaches nobody
    When Sue logs on to Interaction Supervisor
    Then Alice sees the request on call c1 waiting
    And Sue sees the toast for call c1

  @R-NOBODY @R-ABANDONED
  Scenario: An unattended request that reaches nobody tells so, and also when somebody is back
    When Sue accepts the request on call c1
    And Sue logs off
    Then Alice sees the request on call c1 unattended and reaching nobody
    And Alice sees the request on call c1 escalated
    When Sam logs on to Interaction Supervisor
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1

  @R-IGNORE @R-ESCALATE
  Scenario: Whoever is not there any more need not ignore it
    Given Sam is logged on to Interaction Supervisor
    And Eve is logged on to Interaction Supervisor
    When Sue ignores the request on call c1
    Then Eve sees no toast
    And Alice sees the request on call c1 not escalated
    When Sam logs off
    Then Alice sees the request on call c1 escalated
    And Eve sees the toast for call c1
    And Alice sees the request on call c1 waiting
    When Eve ignores the request on call c1
    Then Alice sees the request on call c1 ignored by everyone

  @R-ESCALATE @R-NOBODY
  Scenario: A workgroup without escalation supervisors just waits
    Given Bea is logged on to Interaction Supervisor
    And Alice is on chat h1 of billing
    And Alice asks for assistance on chat h1: "Is the bill right?"
    When 10min pass
    Then Bea sees the toast for chat h1
    And Alice sees the request on chat h1 waiting
    And Alice sees the request on chat h1 escalated
    When Bea logs off
    Then Alice sees that the request on chat h1 reaches nobody

  @R-IGNORE @R-ABANDONED
  Scenario: What was ignored once is asked again in a new round
    Given Sam is logged on to Interaction Supervisor
    When Sam ignores the request on call c1
    And Sue accepts the request on call c1
    And Sue logs off
    Then Sam sees the toast for call c1

  @R-IGNORE @R-ABANDONED
  Scenario: An unattended request may be ignored by everyone too
    Given Sam is logged on to Interaction Supervisor
    When Sue accepts the request on call c1
    And Sue logs off
    And Sam ignores the request on call c1
    Then Sam sees no toast
    And Alice sees the request on call c1 unattended and ignored by everyone
    And Alice sees the request on call c1 escalated
    When Sam accepts anyway on call c1
    Then Sam is refused toastClosed
    When Sam ignores anyway on call c1
    Then Sam is refused toastClosed
    When Eve logs on to Interaction Supervisor
    Then Eve sees the toast for call c1
    And Alice sees the request on call c1 unattended

  @R-IGNORE
  Scenario: Ignoring lasts until the supervisor stops supervising
    Given Sam is logged on to Interaction Supervisor
    When Sue ignores the request on call c1
    And Sue logs off
    And Sue logs on to Interaction Supervisor
    Then Sue sees the toast for call c1

  @R-SEEN
  Scenario: The agent sees on whose screens the request has been, also at another log-on
    Then Alice sees that Sue has seen the request on call c1
    When Sam logs on to Interaction Supervisor
    Then Alice sees that Sue and Sam have seen the request on call c1
    When Alice logs off
    And Alice logs on to the agent client
    Then Alice sees that Sue and Sam have seen the request on call c1

  @R-SEEN
  Scenario: That a toast was on a screen is told once, however often it is painted
    When Sue refreshes the page
    Then Sue sees the toast for call c1
    And Alice sees that Sue has seen the request on call c1
    And the record of call c1 says once that Sue has seen the request

  @R-SEEN @R-ABANDONED
  Scenario: A new round counts anew who has seen it
    When Sue accepts the request on call c1
    And Sue logs off
    Then Alice does not see anybody who has seen the request on call c1
    When Sam logs on to Interaction Supervisor
    Then Alice sees that Sam has seen the request on call c1
