Feature: Sessions that are worked on a server and recorded
  What was there before the first When was so before anybody pressed record.

  Scenario: Asked, helped, talked, done
    Given the site "demo"
    And Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call call-mgx3k2-1 of bookings
    When Alice asks for assistance on call call-mgx3k2-1: "May I refund 900?"
    And Sue accepts the request on call call-mgx3k2-1
    And Alice says "The hotel was closed" on call call-mgx3k2-1
    And Sue says "Then yes" on call call-mgx3k2-1
    And 7s pass
    And Alice presses Done on call call-mgx3k2-1

  Scenario: Withdrawn before anybody accepts
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "May I?"
    And Alice presses Done on call c1

  Scenario: Ignored by all, and escalated
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Eve is logged on to Interaction Supervisor
    And Alice is on chat h1 of support
    When Alice asks for assistance on chat h1: "Anybody?"
    And Sue ignores the request on chat h1
    And Sam ignores the request on chat h1
    And Eve accepts the request on chat h1
    And Alice presses Done on chat h1

  Scenario: Reminded, then escalated by time
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Eve is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Anybody?"
    And 31s pass
    And Alice says "Still here" on call c1
    And 40s pass
    And Eve accepts the request on call c1

  Scenario: Answered instead of accepted
    Given Bob is logged on to the agent client
    And Sue is logged on to IC Business Manager
    And Bob is on e-mail e1 of support
    When Bob asks for assistance on e-mail e1: "Which tone?"
    And Sue answers the request on e-mail e1 with "A friendly one"
    And Bob presses Done on e-mail e1

  Scenario: Two supervisors race
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Who is first?"
    And at the same time:
      * Sue accepts the request on call c1
      * Sam accepts the request on call c1
    And Sam's accept arrives before Sue's
    Then Sue is refused alreadyTaken by Sam
    When Sam says "Me" on call c1

  Scenario: One joins, talks and leaves
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Two of you?"
    And Sue accepts the request on call c1
    And Sam joins the request on call c1
    And Sam says "I know that hotel" on call c1
    And Sam leaves the request on call c1
    And Alice presses Done on call c1

  Scenario: Handed over
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Who may?"
    And Sue accepts the request on call c1
    And Sue hands call c1 over to Sam
    And Sam says "I may" on call c1
    And Alice presses Done on call c1

  Scenario: The responsible one logs off, another one accepts
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Hold on"
    And Sue accepts the request on call c1
    And Sue logs off
    And Sam accepts the request on call c1
    And Alice presses Done on call c1

  Scenario: The agent logs off and comes back
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Wait for me"
    And Alice logs off
    And Sue accepts the request on call c1
    And Alice logs on to the agent client
    And Alice says "Here again" on call c1
    And Alice presses Done on call c1

  Scenario: Transferred to a colleague
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Mine?"
    And Sue accepts the request on call c1
    And call c1 is transferred to Bob
    And call c1 becomes connected
    And Bob asks for assistance on call c1: "Mine now?"

  Scenario: The interaction ends while nobody has accepted
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Quick"
    And call c1 becomes disconnected

  Scenario: Two interactions at once
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Bob is on chat h1 of support
    When Alice asks for assistance on call c1: "A call"
    And 20s pass
    And Bob asks for assistance on chat h1: "A chat"
    And 12s pass
    And Sue accepts the request on call c1
    And Sam accepts the request on chat h1
    And Sam says "Tell me" on chat h1
    And Alice presses Done on call c1
    And Bob presses Done on chat h1

  Scenario: Asked again on the same interaction
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "Once"
    And Sue accepts the request on call c1
    And Alice presses Done on call c1
    When Alice asks for assistance on call c1: "Twice"
    And Sue accepts the request on call c1
    And Alice presses Done on call c1
    And Alice asks for assistance on call c1: "A third time"
    And Sue accepts the request on call c1

  Scenario: Refused: nobody there, no right, and while offered
    Given Alice is logged on to the agent client
    And Carol is logged on to the agent client
    And Alice is on call c1 of support
    And Carol is on call c2 of support
    When Alice asks anyway on call c1: "Anybody?"
    Then Alice is refused noSupervisorLoggedOn
    When Carol asks anyway on call c2: "May I?"
    Then Carol is refused rightMissing
    When Sue logs on to Interaction Supervisor
    And Alice asks for assistance on call c1: "Now?"
    And Alice asks anyway on call c1: "And again?"
    Then Alice is refused alreadyActive

  Scenario: With a reason and urgently
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks urgently on call c1 because of refund: "He is shouting"
    And Alice presses Done on call c1
    And Alice asks on call c1 because of complaint: "Still"
    And Alice presses Done on call c1
    And Alice asks urgently on call c1: "Now"

  Scenario: Held and parked meanwhile
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Let me look"
    And call c1 becomes held
    And Sue accepts the request on call c1
    And call c1 becomes parked
    And call c1 becomes connected
    And Alice presses Done on call c1

  Scenario: A refresh in the middle
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "One moment"
    And Alice refreshes the page
    And Sue accepts the request on call c1
    And Sue refreshes the page
    And Alice says "Here" on call c1
    And Sue says "Good" on call c1

  Scenario: Texts with quotes, lines, bars and other scripts
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on chat h1 of support
    When Alice asks for assistance on chat h1:
      """
      The customer says:
      "I want my money back" | C:\temp
      ünïcödé, 日本語, עברית, 🙂
      """
    And Sue answers the request on chat h1 with "Say \"sorry\" first | then refund"
    And Alice says on chat h1:
      """
      Done.

      What \ next?
      """
    And Sue says "Добрый день" on chat h1

  Scenario: Recorded from the middle of a request
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    And Alice asks for assistance on call c1: "First"
    And Alice presses Done on call c1
    And Alice asks for assistance on call c1: "Before"
    And Sue ignores the request on call c1
    And Alice says "More" on call c1
    When Sam accepts the request on call c1
    And Sam says "After" on call c1
    And Alice presses Done on call c1

  Scenario: A senior agent with two desks, and one who is alerted otherwise
    Given the site "demo"
    And Farid is logged on to the agent client
    And Farid is logged on to Interaction Supervisor
    And Alice is logged on to the agent client
    And Bea is logged on to Interaction Supervisor
    And Alice turns Pop on new message off
    And Farid is on call c1 of refunds
    And Alice is on call c2 of bookings
    When Alice asks for assistance on call c2: "Farid?"
    And Farid accepts the request on call c2
    And Farid asks for assistance on call c1: "Bea?"
    And Bea accepts the request on call c1
    And Farid logs off from Interaction Supervisor
    And Farid presses Done on call c1
