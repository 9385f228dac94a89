//! Learns the tables that onrecord ships.

fn main() {}
