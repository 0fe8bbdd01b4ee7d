Feature: Second rounds
  A request whose helper is gone looks for help like a new one, and knows what happened before.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-ABANDONED @R-TAKEN @R-LIST
  Scenario: An unattended request is taken like a new one, and may be abandoned again
    Given Sam is logged on to Interaction Supervisor
    When Sue accepts the request on call c1
    And Sue logs off
    And Sue logs on to Interaction Supervisor
    And at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    And Sam's accept arrives before Sue's
    Then Sue is refused alreadyTaken by Sam
    And Sue sees in the list call c1 of Alice helped by Sam
    And Alice sees that Sam alone helps with call c1
    When Sam logs off
    Then Alice sees the request on call c1 unattended
    And Sue sees in the list call c1 of Alice unattended
    And Sue sees the toast for call c1

  @R-ACTIONS @R-ABANDONED
  Scenario: The toast of the round before is no answer to this one
    Given Sam is logged on to Interaction Supervisor
    When Sue accepts the request on call c1
    And Sue logs off
    And Sam accepts anyway the former toast of call c1
    Then Sam is refused toastClosed
    And Sam sees the toast for call c1
    And Alice sees the request on call c1 unattended

  @R-TOAST-ALL @R-ABANDONED
  Scenario: Whoever logged on while somebody helped is asked once that one is gone
    When Sue accepts the request on call c1
    And Sam logs on to Interaction Supervisor
    Then Sam sees no toast
    When Sue logs off
    Then Sam sees the toast for call c1

  @R-ESCALATE @R-ABANDONED
  Scenario: An escalated request that is abandoned is escalated from the start of its new round
    Given Sam is logged on to Interaction Supervisor
    And Eve is logged on to Interaction Supervisor
    When 60s pass
    Then Eve sees the toast for call c1 marked escalated
    When Sue accepts the request on call c1
    And Sue logs off
    Then Sam sees the toast for call c1
    And Eve sees the toast for call c1 marked escalated
    And Alice sees the request on call c1 escalated
