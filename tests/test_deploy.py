"""Do the files in deploy/ hold together, and with the program? What needs a tool that is not here is skipped, and said.

`make lint-deploy` brings the larger tools (hadolint, kubernetes-validate) and asks them, too.
"""

import configparser
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import REGISTRY

from bot import metrics
from bot.commands import COMMANDS
from bot.feed import Feed
from bot.settings import OWN, Settings
from bot.webhook import Webhook
from handlers import measures

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
MOST_EXPOSED = 1.5
MEASURED = (metrics, measures)  # whose import registers what is measured

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
needs_kubectl = pytest.mark.skipif(not shutil.which("kubectl"), reason="kubectl is not installed")


def _ran(*command: str | Path) -> str:
    ended = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


@needs_systemd
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_exposed_as_little_as_can_be(unit: Path) -> None:
    said = _ran("systemd-analyze", "security", "--offline=true", "--no-pager", unit)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert found is not None, said
    assert float(found.group(1)) <= MOST_EXPOSED


@needs_systemd
def test_systemd_understands_the_units() -> None:
    units = sorted((DEPLOY / "systemd").glob("*.*"))
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units], capture_output=True, text=True
    ).stderr
    complaints = [line for line in said.splitlines() if "deploy/systemd" in line or "dayeight" in line]
    # The program is not installed where this runs; of everything else nothing may be said.
    assert [line for line in complaints if "is not executable" not in line] == []


def test_the_command_for_the_operator_is_whole() -> None:
    script = DEPLOY / "systemd/dayeight"
    _ran("sh", "-n", script)
    assert script.stat().st_mode & 0o111
    for line in ("DATABASE_URL=sqlite:////var/lib/dayeight/dayeight.db", "-m bot"):
        assert line in script.read_text()
        assert line in (DEPLOY / "systemd/dayeight.service").read_text()


def test_the_unit_gives_the_token_as_a_credential_and_waits_for_a_graceful_end() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "systemd/dayeight.service")
    assert unit["Service"]["LoadCredential"].startswith("bot_token:")
    assert float(unit["Service"]["TimeoutStopSec"]) > 15
    assert unit["Service"]["RestartPreventExitStatus"] == "2"


# -- containers --------------------------------------------------------------------------------------------------------


def _dockerfile() -> list[str]:
    text = (DEPLOY / "containers/Dockerfile").read_text().replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def test_the_image_holds_every_package_and_runs_as_nobody() -> None:
    lines = _dockerfile()
    copied = {line.split()[1] for line in lines if line.startswith("COPY ")}
    for package in ("bot", "coach", "handlers", "playground", "storage"):
        assert package in copied
        assert f"!{package}" in (ROOT / ".dockerignore").read_text().splitlines()
    assert "USER 10001:10001" in lines
    assert [line for line in lines if line.startswith("ENTRYPOINT")] == ['ENTRYPOINT ["python", "-m", "bot"]']
    check = next(line for line in lines if line.startswith("HEALTHCHECK"))
    assert json.loads(check[check.index("CMD") + 3 :])[0] == "python", "no shell is needed"


def test_compose_is_valid_and_exposes_the_proxy_alone() -> None:
    path = DEPLOY / "containers/compose.yaml"
    _ran(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", path)
    services = yaml.safe_load(path.read_text())["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert services["bot"]["deploy"]["replicas"] == 2
    for name in ("bot", "migrate", "backup"):
        assert services[name]["read_only"], name
        assert services[name]["cap_drop"] == ["ALL"], name
        _known_command(services[name].get("command", ["run"]))
        _known_settings(services[name]["environment"])


def _public() -> list[str]:
    """What the world may ask for, without the secret in it."""
    routes = [*Webhook.__new__(Webhook).routes(), *Feed.__new__(Feed).routes()]
    return [route.path.partition("{")[0] for route in routes]


def test_the_proxy_shows_updates_and_feeds_and_nothing_else() -> None:
    caddy = (DEPLOY / "containers/Caddyfile").read_text()
    assert re.findall(r"@bot path (.*)", caddy) == [" ".join(f"{path}*" for path in _public())]
    assert "respond 404" in caddy
    assert "9090" not in caddy


# -- Kubernetes --------------------------------------------------------------------------------------------------------


def _kubernetes() -> list[dict[str, Any]]:
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    return [part for file in files for part in yaml.safe_load_all(file.read_text()) if part]


def _pods() -> dict[str, dict[str, Any]]:
    found = {}
    for part in _kubernetes():
        match part["kind"]:
            case "Deployment" | "Job":
                found[part["metadata"]["name"]] = part["spec"]["template"]["spec"]
            case "CronJob":
                found[part["metadata"]["name"]] = part["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    return found


def test_every_kind_is_there_and_every_file_is_listed() -> None:
    kinds = {part["kind"] for part in _kubernetes()}
    wanted = {"Deployment", "PodDisruptionBudget", "Job", "CronJob", "HorizontalPodAutoscaler", "Service", "Ingress"}
    assert wanted <= kinds
    listed = set(yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text())["resources"])
    assert listed == {path.name for path in (DEPLOY / "kubernetes").glob("*.yaml")} - {"kustomization.yaml"}


def test_the_ingress_shows_what_the_world_may_ask_for() -> None:
    [ingress] = [part for part in _kubernetes() if part["kind"] == "Ingress"]
    [rule] = ingress["spec"]["rules"]
    assert [f"{each['path']}/" for each in rule["http"]["paths"]] == _public()


def test_pods_may_do_nothing_but_their_work() -> None:
    for name, pod in _pods().items():
        [container] = pod["containers"]
        assert pod["securityContext"]["runAsUser"] == 10001, name
        assert pod["securityContext"]["runAsNonRoot"], name
        assert not pod["automountServiceAccountToken"], name
        assert container["securityContext"]["readOnlyRootFilesystem"], name
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}, name
        _known_command(container["args"])
    settings = dict(line.split("=", 1) for line in (DEPLOY / "kubernetes/settings.env").read_text().split())
    _known_settings(settings)


def test_a_pod_is_asked_what_the_program_answers() -> None:
    pod = _pods()["dayeight"]
    [container] = pod["containers"]
    probes = {name: container[name]["httpGet"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert probes["livenessProbe"]["path"] == probes["startupProbe"]["path"] == "/healthz"
    assert probes["readinessProbe"]["path"] == "/readyz"
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    assert ports == {"updates": Settings(_env_file=None).listen_port, "metrics": 9090}
    pause = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert pod["terminationGracePeriodSeconds"] > pause + 20, "shorter than a graceful end takes"


@needs_kubectl
def test_kustomize_builds_it(tmp_path: Path) -> None:
    shutil.copytree(DEPLOY / "kubernetes", tmp_path / "k")
    (tmp_path / "k/secrets").mkdir(exist_ok=True)
    for name in ("bot_token", "database_url"):
        (tmp_path / "k/secrets" / name).write_text("x")
    built = list(yaml.safe_load_all(_ran("kubectl", "kustomize", tmp_path / "k")))
    assert {part["metadata"].get("namespace", "dayeight") for part in built} == {"dayeight"}


# -- all of them -------------------------------------------------------------------------------------------------------


def _known_command(words: list[str]) -> None:
    import argparse

    command, parser = COMMANDS[words[0]], argparse.ArgumentParser()
    command.arguments(parser)
    parser.parse_args(words[1:])


def _known_settings(given: dict[str, str]) -> None:
    known = {name.upper() for name in Settings.model_fields if name not in OWN} | {"CREDENTIALS_DIRECTORY"}
    assert set(given) <= known


def test_alerts_ask_for_what_is_measured() -> None:
    rules = (DEPLOY / "prometheus/alerts.yaml").read_text()
    named = set(re.findall(r"\bdayeight_\w+", rules))
    suffixes = ("", "_total", "_bucket", "_count", "_sum")
    assert MEASURED
    assert named <= {f"{family.name}{suffix}" for family in REGISTRY.collect() for suffix in suffixes}
    assert [rule["alert"] for rule in yaml.safe_load(rules)["groups"][0]["rules"]]
