"""Fresh Debian 12 machines with a systemd of their own, in which the guides are done word for word: `make test-deploy`."""
