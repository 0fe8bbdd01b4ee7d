Feature: Which refusal comes first
  Where more than one thing is wrong, the answer names the first of them, so that a stranger learns nothing of what is not theirs.

  Background:
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Sue is logged on to Interaction Supervisor

  @R-RIGHTS @R-TEXT
  Scenario: Whoever may not ask is told so, whatever the text
    Given Carol is logged on to the agent client
    And Carol is on call c1 of support
    When Carol asks anyway on call c1: " "
    Then Carol is refused rightMissing

  @R-OWN @R-ACD
  Scenario: A stranger is not told what kind of call it is
    Given Alice is on the direct call d1 of support
    When Bob asks anyway on call d1: "Let me ask for her"
    Then Bob is refused notYourInteraction
    When call d1 becomes disconnected
    And Bob asks anyway on call d1: "What was that?"
    Then Bob is refused notYourInteraction
    When Alice asks anyway on call d1: "What was that?"
    Then Alice is refused notAcd

  @R-ACD @R-STATE
  Scenario: A direct call cannot be asked about, whatever its state
    Given Alice is on the direct call d1 of support
    When call d1 is transferred to Bob
    And Bob asks anyway on call d1: "Shall I take it?"
    Then Bob is refused notAcd

  # Only the model can keep the workgroup's answer back.
  @R-OWN @R-ONE-ACTIVE @model
  Scenario: A stranger is not told that a request is opening
    Given Alice is on call c1 of support
    And support is slow to answer
    When Alice asks for assistance on call c1: "Please help"
    And Bob asks anyway on call c1: "Let me ask for her"
    Then Bob is refused notYourInteraction

  # Only the model can keep the workgroup's answer back.
  @R-STATE @R-SUPERVISOR @model
  Scenario: An e-mail that waits meanwhile is not asked about, whoever is there
    Given Alice is on e-mail m1 of billing
    And billing is slow to answer
    When Alice asks for assistance on e-mail m1: "May I promise that?"
    And e-mail m1 becomes held
    And everybody answers again
    Then Alice's command is refused stateNotPermitted after all

  # Only the model can keep the workgroup's answers back, and let one of them go.
  @R-CANCEL-ASKING @R-STATE @model
  Scenario: What the workgroup said to a withdrawn ask is no occasion to look at the next one
    Given Bea is logged on to Interaction Supervisor
    And Alice is on e-mail m1 of billing
    And messages wait until they are delivered
    When Alice asks for assistance on e-mail m1: "May I promise that?"
    And the ask from Alice reaches agent Alice
    And the assistance.ask from agent Alice reaches e-mail m1
    And the route.ask from e-mail m1 reaches workgroup billing
    And Alice withdraws the ask on e-mail m1
    And the cancel from Alice reaches agent Alice
    And the assistance.cancel from agent Alice reaches e-mail m1
    Then Alice's command is refused attemptCancelled after all
    When Alice asks anyway on e-mail m1: "And now?"
    And the ask from Alice reaches agent Alice
    And the assistance.ask from agent Alice reaches e-mail m1
    And e-mail m1 becomes held
    And the interaction.hold from the ACD reaches e-mail m1
    And the route.answer from workgroup billing reaches e-mail m1
    And e-mail m1 becomes connected
    And the interaction.connect from the ACD reaches e-mail m1
    And everything is delivered
    Then Alice sees the request on e-mail m1 waiting

  @R-CANCEL-ASKING @R-ENDED
  Scenario: The ask for a request that ended with its call is long over
    Given Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And call c1 becomes disconnected
    And Alice withdraws the ask on call c1
    Then Alice is refused unknownRequest

  @R-ACTIONS @R-TEXT
  Scenario: Another's toast is nothing to answer, with whatever words
    Given Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And Sue sends ignore as a program:
      """
      { "toast": "c1.1/sam/1" }
      """
    Then Sue is refused notEligible
    When Sue sends seen as a program:
      """
      { "toast": "c1.1/sam/1" }
      """
    Then Sue is refused notEligible
    When Sue sends reply as a program:
      """
      { "toast": "c1.1/sam/1", "text": "Let me" }
      """
    Then Sue is refused notEligible
    When Sue sends reply as a program:
      """
      { "toast": "c1.1/sam/1", "text": " " }
      """
    Then Sue is refused notEligible
    And Sam sees the toast for call c1

  @R-ACTIONS @R-SEEN
  Scenario: A toast that is closed is not seen again, in any round
    Given Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And Sam has seen the toast for call c1
    And Sam ignores the request on call c1
    And Sam sends seen as a program:
      """
      { "toast": "c1.1/sam/1" }
      """
    Then Sam is refused toastClosed
    When Sue accepts the request on call c1
    And Sue logs off
    Then Sam sees the toast for call c1
    When Sam has seen the toast for call c1
    And Sam ignores the request on call c1
    And Sam sends seen as a program:
      """
      { "toast": "c1.1/sam/3" }
      """
    Then Sam is refused toastClosed

  @R-LEAVE
  Scenario: Who does not help has nothing to leave
    Given Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And Sue accepts the request on call c1
    And Sam leaves anyway on call c1
    Then Sam is refused notParticipant

  # Only the model has so many lines in a moment; elsewhere "A conversation has 1,000 lines at most" is enough.
  @R-TRANSCRIPT @model
  Scenario: A stranger is not told that a conversation is full
    Given Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And Alice says 999 lines on call c1
    And Bob says anyway "What is going on?" on call c1
    Then Bob is refused notParticipant

  # Only the model has so many lines in a moment.
  @R-TRANSCRIPT @R-ACTIONS @model
  Scenario: Whether a conversation is full does not matter to a toast that is closed
    Given Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And Alice says 999 lines on call c1
    And Sam ignores the request on call c1
    And Sam sends reply as a program:
      """
      { "toast": "c1.1/sam/1", "text": "Too late" }
      """
    Then Sam is refused toastClosed

  # Only the model has so many lines in a moment.
  @R-TRANSCRIPT @R-ABANDONED @model
  Scenario: A full conversation takes no answer in a later round either
    Given Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And Alice says 999 lines on call c1
    And Sue accepts the request on call c1
    And Sue logs off
    And Sam answers the request on call c1 with "One too many"
    Then Sam is refused tooManyLines
    And Sam sees the toast for call c1
    When Sam accepts the request on call c1
    Then Sam is helping with call c1

  # Only the model has so many lines in a moment.
  @R-TRANSCRIPT @R-ABANDONED @model
  Scenario: Nor does it matter to a toast that is closed in a later round
    Given Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
    When Alice asks for assistance on call c1: "Please help"
    And Alice says 999 lines on call c1
    And Sue accepts the request on call c1
    And Sue logs off
    And Sam ignores the request on call c1
    And Sam sends reply as a program:
      """
      { "toast": "c1.1/sam/3", "text": "Too late" }
      """
    Then Sam is refused toastClosed
