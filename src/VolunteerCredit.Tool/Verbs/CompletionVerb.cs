using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Prints what a shell needs to complete verbs and options: it asks the tool itself (<c>vcredit [suggest:POSITION] LINE</c>), and completes files where that has nothing.</summary>
internal static class CompletionVerb
{
    private const string Bash = """
        _vcredit() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(vcredit "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _vcredit vcredit

        """;

    private const string Zsh = """
        #compdef vcredit
        _vcredit() {
            local -a found=("${(@f)$(vcredit "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found || _files
        }
        compdef _vcredit vcredit

        """;

    /// <summary>The shells there are scripts for.</summary>
    public static readonly string[] Shells = ["bash", "zsh"];

    public static int Run(string shell, Surroundings surroundings)
    {
        surroundings.Out.Document((shell == "zsh" ? Zsh : Bash).ReplaceLineEndings("\n"));
        return ExitCode.Done;
    }
}
