/** A script of one scenario that passes on every stage, for those who run, change and spoil scripts. */
export const answeredScript = `Feature: Ours
  What we look at.

  @R-TEXT
  Scenario: A request is answered
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I refund 900?"
    Then Sue sees the toast for call c1
    When Sue accepts the request on call c1
    Then Alice sees that Sue helps with call c1
`;
