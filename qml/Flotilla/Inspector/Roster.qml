pragma ComponentBehavior: Bound
import QtQml
import QtQuick

// The servers' state by number, for verbs like Kill or Restart.
Instantiator {
    id: roster

    function find(server: int): RosterEntry {
        const known = server > 0 && server <= roster.count;
        return known ? roster.objectAt(server - 1) as RosterEntry : null;
    }

    delegate: RosterEntry {
    }
}
