Feature: Coming and going
  People log on, log off and lose their pages while requests are under way.

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
    When Alice presses Done on call c1
    Then Alice sees the request on call c1 done: completed

  @R-NOBODY
  Scenario: When nobody is left to ask, the agent is told at once, and also when somebody is back
    When Sue logs off
    Then Alice sees that the request on call c1 reaches nobody
    When Sue logs on to Interaction Supervisor
    Then Alice sees the request on call c1 waiting
    And Sue sees the toast for call c1

  @R-ABANDONED
  Scenario: When whoever helps is gone, everybody is asked anew
    Given Sam is logged on to Interaction Supervisor
    When Sue answers the request on call c1 with "Let me see"
    And Sue logs off
    Then Alice sees the request on call c1 unattended
    And Sam sees the toast for call c1
    When Sam accepts the request on call c1
    Then Alice sees the request on call c1 helped
    And Alice and Sam read the same conversation on call c1

  @R-PRESENCE
  Scenario: A refresh abandons nobody
    When Sue accepts the request on call c1
    And Sue refreshes the page
    And 60s pass
    Then Sue is helping with call c1
    And Alice sees the request on call c1 helped
