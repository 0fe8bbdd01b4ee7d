Feature: The pictures of the guides
  Short stories at Northwind Travel. `npm run screenshots` plays them in a browser and photographs the desks.

  Background:
    Given the site "demo"

  Scenario: Two agents have asked
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And a service sends interaction.offer:
      """
      { "interaction": "c1", "workgroup": "bookings", "media": "chat", "acd": true, "text": "Clara Fischer" }
      """
    And chat c1 alerts Alice
    And chat c1 becomes connected
    And chat c1 has the booking "NW-20931"
    And the customer on chat c1 writes "My flight was cancelled and I want all of it back."
    And the agent on chat c1 writes "I am sorry to hear that. Let me look at your booking." to the customer
    And a service sends interaction.offer:
      """
      { "interaction": "c2", "workgroup": "bookings", "media": "call", "acd": true, "text": "Jonas Okafor" }
      """
    And call c2 alerts Alice
    And call c2 becomes connected
    And a service sends interaction.offer:
      """
      { "interaction": "c3", "workgroup": "bookings", "media": "email", "acd": true, "text": "Mei Tanaka" }
      """
    And e-mail c3 alerts Bob
    And e-mail c3 becomes connected
    And 75s pass
    When Alice asks on chat c1 because of fare: "She wants 900 back for a cancelled flight. May I refund more than my limit?"
    And 20s pass
    And Bob asks urgently on e-mail c3: "The group leaves in an hour. Which form do I need?"
    And 8s pass
    And call c2 becomes held
    Then Alice sees that Sam and Sue have seen the request on chat c1

  Scenario: Sue is helping
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And a service sends interaction.offer:
      """
      { "interaction": "c1", "workgroup": "bookings", "media": "chat", "acd": true, "text": "Clara Fischer" }
      """
    And chat c1 alerts Alice
    And chat c1 becomes connected
    And chat c1 has the booking "NW-20931"
    And the customer on chat c1 writes "My flight was cancelled and I want all of it back."
    And the agent on chat c1 writes "I am sorry to hear that. Let me look at your booking." to the customer
    And a service sends interaction.offer:
      """
      { "interaction": "c2", "workgroup": "bookings", "media": "call", "acd": true, "text": "Jonas Okafor" }
      """
    And call c2 alerts Alice
    And call c2 becomes connected
    And a service sends interaction.offer:
      """
      { "interaction": "c3", "workgroup": "bookings", "media": "email", "acd": true, "text": "Mei Tanaka" }
      """
    And e-mail c3 alerts Bob
    And e-mail c3 becomes connected
    And 75s pass
    When Alice asks on chat c1 because of fare: "She wants 900 back for a cancelled flight. May I refund more than my limit?"
    And 10s pass
    And Sue accepts the request on chat c1
    And Sue says "I am with you. Did she take the insurance?" on chat c1
    And 18s pass
    And Alice says "She did – the policy is on file." on chat c1
    And Bob asks for assistance on e-mail c3: "Which form does a group booking need?"
    And 12s pass
    And call c2 becomes held
    Then Sue is helping with chat c1

  Scenario: A busy morning
    Given Alice is logged on to the agent client
    And Bob is logged on to the agent client
    And Carla is logged on to the agent client
    And Deepak is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Bea is logged on to Interaction Supervisor
    And Alice is on call k1 of bookings
    When Alice asks on call k1 because of change: "Can I move a booking by a day without a fee?"
    And 9s pass
    And Sue accepts the request on call k1
    And Sue says "Once, yes. Note it in the booking." on call k1
    And 95s pass
    And Alice presses Done on call k1
    And call k1 becomes disconnected
    And 300s pass
    And Carla is on chat k2 of refunds
    And Carla asks on chat k2 because of amount: "350 above my limit, the receipt is there."
    And 31s pass
    And Bea accepts the request on chat k2
    And 140s pass
    And Carla presses Done on chat k2
    And chat k2 becomes disconnected
    And 420s pass
    And Bob is on call k3 of bookings
    And Bob asks on call k3 because of upset: "He has been on hold twice already."
    And 4s pass
    And Bob presses Done on call k3
    And call k3 becomes disconnected
    And 240s pass
    And Deepak is on e-mail k4 of bookings
    And Deepak asks on e-mail k4 because of fare: "Is an upgrade possible with this fare?"
    And 66s pass
    And Bea accepts the request on e-mail k4
    And 210s pass
    And Deepak presses Done on e-mail k4
    And a service sends interaction.offer:
      """
      { "interaction": "k5", "workgroup": "bookings", "media": "chat", "acd": true, "text": "Clara Fischer" }
      """
    And chat k5 alerts Alice
    And chat k5 becomes connected
    And 160s pass
    And a service sends interaction.offer:
      """
      { "interaction": "k6", "workgroup": "refunds", "media": "call", "acd": true, "text": "Jonas Okafor" }
      """
    And call k6 alerts Carla
    And call k6 becomes connected
    And Alice asks on chat k5 because of fare: "May I refund more than my limit?"
    And 25s pass
    And Sam accepts the request on chat k5
    And 20s pass
    And Carla asks urgently on call k6: "He wants to cancel everything now."
    And e-mail k4 becomes held
    And 14s pass
    And Ada is logged on to the administration
    And Ada adds the reason Group to bookings
    Then Sue sees the toast for call k6 marked urgent
