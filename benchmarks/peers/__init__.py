"""The engines that are measured: one module each, all of them a `benchmarks.peer.Peer`."""
