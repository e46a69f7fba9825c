"""Click in Spanish: headings, help and usage errors, which click itself writes in English only."""

from typing import IO, Any, Final

import click

PROGRAM: Final = "python -m dashboard"
HEADINGS: Final = {"Options": "Opciones", "Commands": "Órdenes"}
USAGE: Final = {"[OPTIONS]": "[OPCIONES]", "COMMAND [ARGS]...": "ORDEN [ARGUMENTOS]..."}


class SpanishHelp(click.HelpFormatter):
    """Help text with Spanish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of use, «Uso: …»."""
        super().write_usage(prog, args, "Uso: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(HEADINGS.get(heading, heading))


class SpanishContext(click.Context):
    """Context whose help is Spanish."""

    formatter_class = SpanishHelp


class SpanishOption(click.Option):
    """An option whose help is Spanish when it has to be given."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the words of the option and their explanation."""
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace("[required]", "[obligatoria]"))


class SpanishCommand(click.Command):
    """One verb."""

    context_class = SpanishContext

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the words that follow the verb in its line of use."""
        return [USAGE.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, explained in Spanish."""
        return in_spanish(super().get_help_option(ctx))


class SpanishGroup(click.Group):
    """A family of verbs; used as the program, its errors are Spanish too."""

    context_class = SpanishContext
    command_class = SpanishCommand
    group_class = type

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the words that follow the program in its line of use."""
        return [USAGE.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, explained in Spanish."""
        return in_spanish(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments of the group itself; an error of use is said in Spanish."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise translate_error(error) from error

    def invoke(self, ctx: click.Context) -> object:
        """Read the arguments of the verb and run it; an error of use is said in Spanish."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise translate_error(error) from error


class SpanishUsageError(click.ClickException):
    """A command that is not understood; nothing was done."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message, without click's English label."""
        click.echo(self.format_message(), file=file, err=file is None)


def in_spanish(option: click.Option | None) -> click.Option | None:
    """Return the help option with a Spanish explanation."""
    if option is not None:
        option.help = "Muestra esta ayuda."
    return option


def translate_error(error: click.UsageError) -> click.ClickException:
    """Return an error of use in Spanish, with where to find help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error
    path = error.ctx.command_path if error.ctx else PROGRAM
    return SpanishUsageError(f"{_reason(error)} Ayuda: {path} --help")


def _reason(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        return (
            f"Falta {error.param.make_metavar(error.ctx) if error.param and error.ctx else 'un argumento'}."
        )
    if isinstance(error, click.NoSuchOption):
        return f"No existe la opción {error.option_name}."
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"No existe la orden «{error.command_name}»."
    return "La orden no se entiende: sobra un argumento o tiene un valor que no sirve."
