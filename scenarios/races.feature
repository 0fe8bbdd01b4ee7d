Feature: At the same time
  Two people act before either knows of the other. Only what holds in every order is asserted, unless the order is given.

  Background:
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "May I refund 900?"

  @R-TAKEN
  Scenario: Two supervisors accept at the same time, and exactly one helps
    When at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    Then exactly one of Sue and Sam is refused alreadyTaken
    And exactly one of Sue and Sam is helping with call c1
    And Alice sees the request on call c1 helped
    And Sue sees no toast
    And Sam sees no toast

  @R-TAKEN
  Scenario: Whoever is first helps, and the later click says who that was
    When at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    And Sam's accept arrives before Sue's
    Then Sam is helping with call c1
    And Sue is refused alreadyTaken by Sam
    And Sue is helping with nothing

  @R-TAKEN @R-OUTCOMES
  Scenario: Alice withdraws before Sue's accept arrives
    When at the same time:
      | Alice presses Done on call c1      |
      | Sue accepts the request on call c1 |
    And Alice's Done arrives before Sue's
    Then Alice sees the request on call c1 done: withdrawn
    And Sue is refused requestDone
    And Sue is helping with nothing

  @R-TAKEN @R-OUTCOMES
  Scenario: Sue's accept arrives before Alice's Done
    When at the same time:
      | Alice presses Done on call c1      |
      | Sue accepts the request on call c1 |
    And Sue's accept arrives before Alice's
    Then Alice sees the request on call c1 done: completed
    And Sue is not refused
    And Sue is helping with nothing
    And Sam sees that Sue took call c1
    And the record of call c1 says that Alice saw it waiting when pressing Done

  @R-IGNORE @R-TAKEN
  Scenario: One ignores while the other accepts
    When at the same time:
      * Sue ignores the request on call c1
      * Sam accepts the request on call c1
    And Sue's ignore arrives before Sam's
    Then Sam is helping with call c1
    And Sue sees no toast
    And Alice sees the request on call c1 helped

  @R-TAKEN @R-ACTIONS
  Scenario: Of an answer with text and an accept at the same time one counts, and a lost text is in no conversation
    When at the same time:
      * Sue answers the request on call c1 with "Yes, up to 1,000"
      * Sam accepts the request on call c1
    And Sam's accept arrives before Sue's
    Then Sue is refused alreadyTaken by Sam
    And Alice reads 1 line on call c1

  @R-DONE-BY @R-SEQUENTIAL
  Scenario: Of two Dones at the same time one ends the request, and the agent may ask again at once
    When at the same time:
      * Alice presses Done anyway on call c1
      * Alice presses Done anyway on call c1
    Then Alice is refused requestDone: withdrawn
    When Alice asks for assistance on call c1: "One more thing"
    Then Alice is not refused
    And Sue sees one toast only

  @R-NO-LATE @R-DONE-BY
  Scenario: What Sue says after Alice's Done is not in the conversation
    When Sue accepts the request on call c1
    And at the same time:
      * Alice presses Done on call c1
      * Sue says "Wait" on call c1
    And Alice's Done arrives before Sue's
    Then Sue is refused requestDone
    And Alice reads 1 line on call c1

  @R-JOIN @R-HANDOFF
  Scenario: Sam joins while Sue hands over to him
    When Sue accepts the request on call c1
    And at the same time:
      * Sue hands call c1 over to Sam
      * Sam joins the request on call c1
    Then Sam is helping with call c1
    And Sam sees that Sam answers for call c1
    And Sue is helping with nothing
    And Alice sees that Sam alone helps with call c1
