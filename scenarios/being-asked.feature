Feature: Being asked
  Every eligible supervisor is asked, the first one to respond helps, and nobody is asked for nothing.

  @R-ELIGIBLE @R-TOAST-ALL
  Scenario: All supervisors of the workgroup are asked, and nobody else
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to IC Business Manager
    And Eve is logged on to Interaction Supervisor
    And Bea is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    Then Sue sees the toast for call c1
    And Sam sees the toast for call c1
    And Eve sees no toast
    And Bea sees no toast
    And Bob sees no toast
    When Bea accepts anyway on call c1
    Then Bea is refused notEligible

  @R-ELIGIBLE
  Scenario: A supervisor's plain client is not asked; the supervisor application is
    Given the site "demo"
    And Alice is logged on to the agent client
    And Farid is logged on to the agent client
    And Alice is on call c1 of bookings
    When Alice asks for assistance on call c1: "Please help"
    Then Alice is refused noSupervisorLoggedOn
    When Sue logs on to Interaction Supervisor
    And Alice asks for assistance on call c1: "Please help"
    Then Sue sees the toast for call c1
    And Farid sees no toast
    When Farid logs on to Interaction Supervisor
    Then Farid sees the toast for call c1

  @R-ELIGIBLE @R-ABANDONED
  Scenario: Whoever leaves the supervisor application and keeps the plain client helps no more
    Given the site "demo"
    And Alice is logged on to the agent client
    And Farid is logged on to the agent client
    And Farid logs on to Interaction Supervisor in a second browser
    And Alice is on call c1 of bookings
    And Alice is on call c2 of bookings
    And Alice asks for assistance on call c1: "Please help"
    When Farid logs off in the second browser
    Then Alice sees that the request on call c1 reaches nobody
    When Alice asks for assistance on call c2: "Please help"
    Then Alice is refused noSupervisorLoggedOn
    When Farid logs on to Interaction Supervisor
    And Farid accepts the request on call c1
    Then Alice sees the request on call c1 helped

  @R-ELIGIBLE
  Scenario: Nobody is asked about their own call
    Given the site "demo"
    And Farid is logged on to the agent client
    And Farid is logged on to Interaction Supervisor
    And Farid is on call c1 of bookings
    When Farid asks for assistance on call c1: "I would rather not decide alone"
    Then Farid is refused noSupervisorLoggedOn
    When Sue logs on to Interaction Supervisor
    And Farid asks for assistance on call c1: "I would rather not decide alone"
    Then Sue sees the toast for call c1
    And Farid sees no toast

  @R-TOAST-ALL
  Scenario: A supervisor who logs on while a request waits is asked too
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "Please help"
    When Sam logs on to Interaction Supervisor
    Then Sam sees the toast for call c1 within 2s
    When Sam accepts the request on call c1
    Then Sue sees that Sam took call c1

  @R-ACTIONS @R-TAKEN
  Scenario: Just answering with text accepts
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"
    When Sam answers the request on call c1 with "Yes, up to 1,000"
    Then Sam is helping with call c1
    And Sue sees that Sam took call c1
    And Alice reads on call c1:
      | Alice | May I refund 900? |
      | Sam   | Yes, up to 1,000  |

  @R-ACTIONS @R-OUTCOME
  Scenario: A reply without words accepts nothing
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"
    When Sue answers the request on call c1 with "  "
    Then Sue is refused textEmpty
    And Sue sees the toast for call c1
    And Alice sees the request on call c1 waiting

  @R-TAKEN @R-ACTIONS
  Scenario: A later click is refused and says who was first, whatever it was
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "Please help"
    When Sam accepts the request on call c1
    Then Sue sees that Sam took call c1
    When Sue accepts anyway on call c1
    Then Sue is refused alreadyTaken by Sam
    When Sue ignores anyway on call c1
    Then Sue is refused alreadyTaken by Sam
    And Alice sees that Sam alone helps with call c1

  @R-IGNORE @R-TAKEN
  Scenario: Ignoring closes the toast for that supervisor alone
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "Please help"
    When Sue ignores the request on call c1
    Then Sue sees no toast
    And Sam sees the toast for call c1
    And Alice sees the request on call c1 waiting
    When Sue ignores anyway on call c1
    Then Sue is refused toastClosed
    When Sue accepts anyway on call c1
    Then Sue is refused toastClosed
    When Sam accepts the request on call c1
    And Sue accepts anyway on call c1
    Then Sue is refused alreadyTaken by Sam

  @R-IGNORE @R-ESCALATE
  Scenario: When everyone has ignored it, the agent is told and escalation starts at once
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "Please help"
    When Sue ignores the request on call c1
    And Sam ignores the request on call c1
    Then Alice sees the request on call c1 ignored by everyone
    And Alice sees the request on call c1 escalated
    When Eve logs on to Interaction Supervisor
    Then Eve sees the toast for call c1
    And Alice sees the request on call c1 waiting

  @R-ESCALATE
  Scenario: After a minute without an accept the escalation supervisors are asked too
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Eve is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "Please help"
    When 59s pass
    Then Eve sees no toast
    And Eve sees the toast for call c1 within 2s
    And Sue sees the toast for call c1
    When Eve accepts the request on call c1
    Then Sue sees that Eve took call c1
