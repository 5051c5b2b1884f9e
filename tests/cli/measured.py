"""Runs commands one by one and measures each. A process of its own, because a
child's peak memory counts what its parent held when it was started.

measure(commands) -> [(status, seconds of processor time, peak bytes), ...];
a status is negative where a signal ended it, as in subprocess."""
import json
import os
import subprocess
import sys


def measure(commands, **more):
    process = subprocess.run(
        [sys.executable, "-SE", os.path.abspath(__file__)],
        input=json.dumps(commands), stdout=subprocess.PIPE, text=True,
        check=True, **more)
    return [tuple(result) for result in json.loads(process.stdout)]


def _measure_here():
    nowhere = os.open(os.devnull, os.O_RDWR)
    results = []
    for command in json.load(sys.stdin):
        child = os.posix_spawn(command[0], command, os.environ, file_actions=[
            (os.POSIX_SPAWN_DUP2, nowhere, descriptor)
            for descriptor in (0, 1, 2)])
        _, status, used = os.wait4(child, 0)
        results.append((os.waitstatus_to_exitcode(status),
                        used.ru_utime + used.ru_stime, used.ru_maxrss * 1024))
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    _measure_here()
